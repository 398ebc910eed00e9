/// Why a message cannot be written, in the order in which we look.
public enum ComposeRefused: Error, Sendable, Equatable {
    /// The date lies outside the years 1 to 9999.
    case dateOutOfRange

    /// An address that no header can carry: no `@`, control characters, letters that have no ASCII
    /// form.
    case addressUnwritable(String)

    /// The id of the message is no `left@right` in ASCII.
    case messageIDUnwritable(String)

    /// A further header whose name is no name, or is one that the composer writes itself.
    case headerNameUnwritable(String)

    /// The refusal in Italian.
    public var italian: String {
        switch self {
        case .dateOutOfRange: "La data del messaggio non è valida."
        case .addressUnwritable(let address): "L'indirizzo «\(address)» non è valido."
        case .messageIDUnwritable: "L'identificativo del messaggio non è valido."
        case .headerNameUnwritable(let name): "L'intestazione «\(name)» non è ammessa."
        }
    }

    /// The refusal in English.
    public var english: String {
        switch self {
        case .dateOutOfRange: "The date of the message is not valid."
        case .addressUnwritable(let address): "The address “\(address)” is not valid."
        case .messageIDUnwritable: "The id of the message is not valid."
        case .headerNameUnwritable(let name): "The header “\(name)” is not allowed."
        }
    }
}
