/// What went wrong between us and a mail server. Texts from the server are cut short and
/// cleaned of control characters before they get here; passwords never do.
public enum PostalFault: Error, Equatable, Sendable {
    /// No connection: nobody there, no such name, no road.
    case cannotReach(host: String, port: Int, detail: String)
    /// Nothing came within the time allowed.
    case timedOut(MailStep)
    /// The line broke.
    case connectionLost(MailStep)
    /// The server said goodbye (BYE, 421).
    case closedByServer(MailStep, text: String)

    /// An unprotected line to another machine was asked for.
    case plainOutsideThisMachine(host: String)
    /// STARTTLS is demanded and the server does not have it (or hides it: someone in between).
    case startTLSNotOffered
    /// The certificate is not signed by anyone we believe, or has expired.
    case certificateNotTrusted(host: String)
    /// The certificate belongs to another name.
    case certificateForAnotherHost(host: String)
    /// TLS failed otherwise.
    case tlsFailed(detail: String)
    /// The file of trusted certificates cannot be read.
    case trustUnreadable(path: String)

    /// User name or password are wrong.
    case signInRefused(text: String)
    /// No way of signing in that we speak.
    case noWayToSignIn
    /// The server lacks something this request needs (`IDLE`, `8BITMIME`, `SMTPUTF8`).
    case notOffered(String)
    /// The server refused a request. `code` is an IMAP response code or an SMTP reply code.
    case refused(MailStep, code: String?, text: String)

    /// A line of the answer exceeds the limit, in bytes.
    case lineTooLong(limit: Int)
    /// The answer as a whole exceeds what we are ready to hold.
    case answerTooLarge(MailStep)
    /// The answer is not in the language agreed.
    case garbled(MailStep, detail: String)
    /// The folder has no lasting message numbers, so no message can be fetched exactly once.
    case numbersDoNotLast(folder: String)
    /// The folder was emptied and built anew under our hands: its numbers mean other messages.
    case numbersChanged(folder: String)

    /// Something handed in cannot be said in this protocol; nothing was sent.
    case unsendable(Unsendable)
    /// The message exceeds what the server takes, in bytes; nothing was sent.
    case messageTooLarge(bytes: Int, limit: Int)
    /// No folder is open, or another one than when the request began.
    case noFolderOpen
    /// The connection is at work on another request.
    case busy
    /// The connection has ended earlier.
    case closed

    /// What a caller handed in that no server may ever see.
    public enum Unsendable: String, Sendable, Codable, CaseIterable {
        case address, credentials, folderName, flag, date, hostName, messageWithNUL, noRecipients
        case port
    }

    /// Whether the same request may succeed later with nothing changed on our side.
    public var isPassing: Bool {
        switch self {
        case .cannotReach, .timedOut, .connectionLost, .closedByServer, .busy, .closed,
            .answerTooLarge, .numbersChanged, .noFolderOpen:
            true
        case .refused(_, let code, _):
            code.map { Self.passingCodes.contains($0) || $0.hasPrefix("4") } ?? false
        case .plainOutsideThisMachine, .startTLSNotOffered, .certificateNotTrusted,
            .certificateForAnotherHost, .tlsFailed, .trustUnreadable, .signInRefused,
            .noWayToSignIn, .notOffered, .lineTooLong, .garbled, .numbersDoNotLast, .unsendable,
            .messageTooLarge:
            false
        }
    }

    /// Response codes that speak of the moment, not of the request (RFC 5530, and one that large
    /// providers use).
    static let passingCodes: Set<String> = [
        "UNAVAILABLE", "INUSE", "LIMIT", "SERVERBUG", "THROTTLED",
    ]
}
