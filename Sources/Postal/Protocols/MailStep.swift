/// What was being tried when mail went wrong, in the order of a visit to the server.
public enum MailStep: String, Sendable, Codable, CaseIterable {
    case connecting, greeting, securing, signingIn
    case listingFolders, openingFolder, creatingFolder, numbering, fetching, appending
    case waitingForMail, checking
    case addressing, handingOver, awaitingReceipt
    case leaving
}

extension MailStep {
    public var italian: String {
        switch self {
        case .connecting: "collegandosi"
        case .greeting: "aspettando il saluto del server"
        case .securing: "proteggendo il collegamento con TLS"
        case .signingIn: "entrando nella casella"
        case .listingFolders: "elencando le cartelle"
        case .openingFolder: "aprendo la cartella"
        case .creatingFolder: "creando la cartella"
        case .numbering: "contando i messaggi"
        case .fetching: "scaricando i messaggi"
        case .appending: "archiviando un messaggio"
        case .waitingForMail: "aspettando nuova posta"
        case .checking: "controllando la casella"
        case .addressing: "indicando mittente e destinatari"
        case .handingOver: "consegnando il messaggio al server"
        case .awaitingReceipt: "aspettando la conferma del server"
        case .leaving: "uscendo dalla casella"
        }
    }

    public var english: String {
        switch self {
        case .connecting: "while connecting"
        case .greeting: "while waiting for the server's greeting"
        case .securing: "while protecting the line with TLS"
        case .signingIn: "while signing in"
        case .listingFolders: "while listing the folders"
        case .openingFolder: "while opening the folder"
        case .creatingFolder: "while creating the folder"
        case .numbering: "while counting the messages"
        case .fetching: "while fetching the messages"
        case .appending: "while filing a message"
        case .waitingForMail: "while waiting for new mail"
        case .checking: "while checking the mailbox"
        case .addressing: "while naming sender and recipients"
        case .handingOver: "while handing the message over"
        case .awaitingReceipt: "while waiting for the server's receipt"
        case .leaving: "while leaving the mailbox"
        }
    }
}
