/// What was wrong with a message as it came. Faults never stop the reading: they say why what is
/// shown may differ from what the sender meant, and that the raw bytes should be looked at.
public enum MessageFault: String, Sendable, CaseIterable {
    case empty, headerMissing, headerBroken, headerTooLarge
    case typeUnreadable, boundaryMissing, multipartEmpty, multipartUnclosed
    case tooDeep, tooManyParts, decodedTooLarge, textTooLong
    case encodingUnknown, encodingBroken, charsetUnknown, charsetWrong
    case dateUnreadable, addressUnreadable, htmlTruncated

    /// The fault as `ParsedMessage.faults` keeps it: its code, and the part it was met in.
    func noted(at path: String?) -> String {
        path.map { "\(rawValue) \($0)" } ?? rawValue
    }

    /// The fault that an entry of `ParsedMessage.faults` speaks of.
    public init?(noted: String) {
        self.init(rawValue: String(noted.prefix { $0 != " " }))
    }

    /// The fault in Italian, as a clause.
    public var italian: String {
        switch self {
        case .empty: "il messaggio è vuoto"
        case .headerMissing: "mancano le intestazioni"
        case .headerBroken: "le intestazioni si interrompono"
        case .headerTooLarge: "intestazioni troppo lunghe"
        case .typeUnreadable: "tipo di contenuto illeggibile"
        case .boundaryMissing: "manca il separatore delle parti"
        case .multipartEmpty: "nessuna parte trovata"
        case .multipartUnclosed: "il messaggio finisce prima del previsto"
        case .tooDeep: "troppi livelli annidati"
        case .tooManyParts: "troppe parti"
        case .decodedTooLarge: "contenuto troppo grande da decodificare"
        case .textTooLong: "testo troppo lungo, mostrato solo l'inizio"
        case .encodingUnknown: "codifica di trasporto sconosciuta"
        case .encodingBroken: "codifica di trasporto rovinata"
        case .charsetUnknown: "insieme di caratteri sconosciuto"
        case .charsetWrong: "insieme di caratteri dichiarato ma sbagliato"
        case .dateUnreadable: "data illeggibile"
        case .addressUnreadable: "indirizzo illeggibile"
        case .htmlTruncated: "pagina troppo grande, mostrata solo in parte"
        }
    }

    /// The fault in English, as a clause.
    public var english: String {
        switch self {
        case .empty: "the message is empty"
        case .headerMissing: "there are no headers"
        case .headerBroken: "the headers break off"
        case .headerTooLarge: "the headers are too long"
        case .typeUnreadable: "unreadable content type"
        case .boundaryMissing: "the separator of the parts is missing"
        case .multipartEmpty: "no part was found"
        case .multipartUnclosed: "the message ends too early"
        case .tooDeep: "nested too deeply"
        case .tooManyParts: "too many parts"
        case .decodedTooLarge: "content too large to decode"
        case .textTooLong: "text too long, only its beginning is shown"
        case .encodingUnknown: "unknown transfer encoding"
        case .encodingBroken: "broken transfer encoding"
        case .charsetUnknown: "unknown charset"
        case .charsetWrong: "the declared charset is wrong"
        case .dateUnreadable: "unreadable date"
        case .addressUnreadable: "unreadable address"
        case .htmlTruncated: "page too large, shown in part"
        }
    }
}
