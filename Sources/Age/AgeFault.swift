/// Why an encrypted file or a key cannot be read.
public enum AgeFault: Error, Equatable, Sendable {
    case notEncrypted
    case damagedHeader
    case noKeyFits
    case wrongPassphrase
    /// The file asks for more memory to turn a passphrase into a key than we are ready to give.
    case tooCostly
    case damaged
    case brokenOff
    case badRecipient
    case badIdentity

    public var sentence: String {
        switch self {
        case .notEncrypted: "this is no file encrypted with age, so no backup of Arca"
        case .damagedHeader: "the head of the file is damaged: take another copy of the backup"
        case .noKeyFits:
            "the file was encrypted for another key: give the identity that belongs to it"
        case .wrongPassphrase: "the passphrase does not open this file"
        case .tooCostly: "the file asks for more memory than is given to a passphrase (over 1 GiB)"
        case .damaged: "the file is damaged: take another copy of the backup"
        case .brokenOff: "the file is broken off or damaged: take another copy of the backup"
        case .badRecipient:
            "a recipient is written age1… (62 characters, as `arca backup key` prints it)"
        case .badIdentity: "the file holds no identity: a line AGE-SECRET-KEY-1…"
        }
    }
}
