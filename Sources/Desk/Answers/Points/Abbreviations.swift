/// Short forms whose full stop does not end a sentence, even before a capital letter.
enum Abbreviations {
    static let all: Set<String> = [
        "n", "nr", "num", "art", "artt", "sig", "sigg", "sigra", "dott", "ssa", "dr", "ing", "geom",
        "avv", "rag", "arch", "prof", "spett", "gent", "egr", "ill", "preg", "pag", "pagg", "rif",
        "prot", "pol", "cod", "fisc", "vs", "ns", "assic", "assicuraz", "cert", "fam", "az", "soc",
        "agr", "lgs", "mr", "mrs", "ms", "st", "ref",
    ]
}
