/// The words by which mail programs and offices mark what is not the writer's own: Italian and
/// English, in comparing form (see `TextFolding`).
enum QuotedTextWords {
    /// How the line that introduces a quoted message ends.
    static let attributionEnds = ["ha scritto:", "ha scritto", "scrive:", "wrote:", "wrote"]

    /// The same line with the date behind: "Mario Rossi ha scritto il giorno …:".
    static let attributionMiddles = [" ha scritto il ", " ha scritto in data ", " wrote on "]

    /// How such a line begins when it begins with a date.
    static let attributionOpenings: Set<String> = ["il", "in", "on", "data"]

    /// What follows the opening: the rest is a date. Abbreviations count by their first letters.
    static let dateWords = [
        "giorno", "data", "lun", "mar", "mer", "gio", "ven", "sab", "dom", "mon", "tue", "wed",
        "thu", "fri", "sat", "sun", "jan", "feb", "apr", "may", "jun", "jul", "aug", "sep", "oct",
        "nov", "dec",
    ]

    /// Lines between dashes.
    static let separators = [
        "messaggio originale", "messaggio inoltrato", "messaggio di posta", "original message",
        "original appointment", "forwarded message", "reply message",
    ]

    /// Lines that stand alone.
    static let bareSeparators: Set<String> = [
        "inizio messaggio inoltrato:", "begin forwarded message:", "inizio messaggio inoltrato",
        "begin forwarded message",
    ]

    /// The names of the header lines that are copied above a quoted message.
    static let headers: [String: Header] = [
        "da": .from, "from": .from, "inviato": .date, "inviata": .date, "sent": .date,
        "data": .date, "date": .date, "a": .to, "to": .to, "cc": .other, "ccn": .other,
        "bcc": .other, "oggetto": .subject, "subject": .subject, "allegati": .other,
        "attachments": .other, "importanza": .other, "importance": .other, "priorita": .other,
        "priority": .other, "rispondi a": .other, "reply-to": .other, "per": .to,
    ]

    enum Header { case from, date, to, subject, other }

    /// A line added by a phone or a program: it begins so, and names one of `senders`.
    static let sentFrom = [
        "inviato da", "inviata da", "inviato dal mio", "inviato con", "spedito da", "scritto da",
        "sent from", "sent via", "sent with", "get outlook for", "ottieni outlook per",
        "scarica outlook", "ottieni bluemail", "get bluemail",
    ]
    static let senders = [
        "iphone", "ipad", "android", "samsung", "galaxy", "huawei", "xiaomi", "redmi", "oppo",
        "telefono", "cellulare", "smartphone", "tablet", "outlook", "gmail", "yahoo", "libero",
        "tim mail", "virgilio", "windows", "mail per", "posta per", "bluemail", "proton", "mobile",
        "phone", "blackberry", "nokia", "honor", "pixel", "my mail", "mymail", "aquamail",
        "thunderbird", "dispositivo",
    ]

    /// How a legal notice begins.
    static let noticeOpenings = [
        "questo messaggio", "il presente messaggio", "la presente comunicazione", "questa mail",
        "questa e-mail", "questa email", "la presente e-mail", "la presente email",
        "la presente mail", "il contenuto di questa", "il contenuto del presente",
        "il contenuto della presente", "le informazioni contenute", "le informazioni trasmesse",
        "tutte le informazioni contenute", "i dati contenuti", "avvertenz",
        "avviso di riservatezza",
        "avviso legale", "nota di riservatezza", "nota legale", "clausola di riservatezza",
        "riservatezza", "disclaimer", "informativa privacy", "qualora questo messaggio",
        "qualora il messaggio", "se avete ricevuto questo",
        "se ha ricevuto questo", "se hai ricevuto questo", "se non siete il destinatario",
        "prima di stampare", "pensa all'ambiente", "rispetta l'ambiente", "non stampare",
        "this message", "this e-mail", "this email", "the information contained",
        "the information in this", "the information transmitted", "the contents of this",
        "confidentiality notice", "confidentiality note", "legal notice",
        "if you have received this", "if you are not the intended",
        "please consider the environment",
        "think before you print", "save paper", "before printing",
    ]

    /// Openings that letters share with notices: these need two words of a notice.
    static let weakNoticeOpenings = [
        "privacy", "ai sensi del", "ai sensi e per gli effetti", "in ottemperanza",
        "nel rispetto del", "in accordance with", "pursuant to", "under the gdpr",
    ]

    /// Words of a legal notice: they confirm what its opening promises.
    static let noticeWords = [
        "riservat", "confidenzial", "destinatari", "per errore", "vietat", "proibit", "196/2003",
        "d.lgs", "cancellar", "distrugger", "ambiente", "stampare", "intended", "addressee",
        "confidential", "privileged", "unauthori", "in error", "disclos", "environment", "printing",
        "strictly", "virus",
    ]

    /// Words that show the writer asking: such a paragraph is no notice, whatever it begins with
    /// (a request under the data protection law begins as one).
    static let noticeDenials = [
        "chiedo", "chiediamo", "chiede di", "richiedo", "richiediamo", "si richiede", "vorrei",
        "vorremmo", "potete", "potreste", "voglio", "esercit", "recedo", "recediamo", "disdetta",
        "reclamo", "comunico", "comunichiamo", "i ask", "i request", "i would like", "could you",
        "can you", "?",
    ]
}
