extension PostalFault {
    /// One sentence for people, in Italian.
    public var italian: String {
        switch self {
        case .cannotReach(let host, let port, let detail):
            "Non riusciamo a raggiungere \(host) alla porta \(port): controlla nome e porta (\(detail))."
        case .timedOut(let step): "Il server di posta non ha risposto in tempo, \(step.italian)."
        case .connectionLost(let step): "Il collegamento è caduto, \(step.italian)."
        case .closedByServer(let step, let text):
            "Il server di posta ha chiuso il collegamento, \(step.italian): «\(text)»."
        case .plainOutsideThisMachine(let host):
            "Senza TLS non ci si collega a \(host): è permesso solo verso questa stessa macchina."
        case .startTLSNotOffered: "Il server non offre STARTTLS: non mandiamo nulla in chiaro."
        case .certificateNotTrusted(let host):
            "Il certificato di \(host) non è firmato da un'autorità fidata, o è scaduto."
        case .certificateForAnotherHost(let host): "Il certificato mostrato non è di \(host)."
        case .tlsFailed(let detail): "La protezione TLS non è riuscita: \(detail)."
        case .trustUnreadable(let path): "Il file dei certificati fidati \(path) non si legge."
        case .signInRefused(let text): "Nome utente o password non accettati: «\(text)»."
        case .noWayToSignIn: "Il server non offre un modo di entrare che sappiamo usare."
        case .notOffered(let what): "Il server di posta non offre \(what)."
        case .refused(let step, _, let text): "Il server ha rifiutato, \(step.italian): «\(text)»."
        case .lineTooLong(let limit): "Il server ha mandato una riga di oltre \(limit) byte."
        case .answerTooLarge(let step): "La risposta del server è troppo grande, \(step.italian)."
        case .garbled(let step, let detail):
            "La risposta del server non si capisce, \(step.italian): \(detail)."
        case .numbersDoNotLast(let folder):
            "La cartella «\(folder)» non dà numeri stabili ai messaggi: non si può leggere."
        case .numbersChanged(let folder):
            "La cartella «\(folder)» è stata ricreata sul server mentre la leggevamo."
        case .unsendable(let what): "Nulla è stato inviato: \(what.italian)."
        case .messageTooLarge(let bytes, let limit):
            "Il messaggio è di \(bytes) byte e il server ne accetta \(limit)."
        case .noFolderOpen: "Nessuna cartella è aperta, o non è più quella."
        case .busy: "Il collegamento sta ancora lavorando a un'altra richiesta."
        case .closed: "Il collegamento con il server di posta è chiuso."
        }
    }

    /// The same sentence in English.
    public var english: String {
        switch self {
        case .cannotReach(let host, let port, let detail):
            "We cannot reach \(host) on port \(port): check name and port (\(detail))."
        case .timedOut(let step): "The mail server did not answer in time \(step.english)."
        case .connectionLost(let step): "The connection broke \(step.english)."
        case .closedByServer(let step, let text):
            "The mail server closed the connection \(step.english): “\(text)”."
        case .plainOutsideThisMachine(let host):
            "We do not connect to \(host) without TLS: only this very machine may be."
        case .startTLSNotOffered: "The server has no STARTTLS: we send nothing in the clear."
        case .certificateNotTrusted(let host):
            "The certificate of \(host) is not signed by a trusted authority, or has expired."
        case .certificateForAnotherHost(let host): "The certificate shown is not that of \(host)."
        case .tlsFailed(let detail): "TLS protection failed: \(detail)."
        case .trustUnreadable(let path): "The file of trusted certificates \(path) is unreadable."
        case .signInRefused(let text): "User name or password were not accepted: “\(text)”."
        case .noWayToSignIn: "The server offers no way of signing in that we speak."
        case .notOffered(let what): "The mail server does not offer \(what)."
        case .refused(let step, _, let text): "The server refused \(step.english): “\(text)”."
        case .lineTooLong(let limit): "The server sent a line of more than \(limit) bytes."
        case .answerTooLarge(let step): "The server's answer is too large \(step.english)."
        case .garbled(let step, let detail):
            "The server's answer makes no sense \(step.english): \(detail)."
        case .numbersDoNotLast(let folder):
            "The folder “\(folder)” gives messages no lasting numbers: it cannot be read."
        case .numbersChanged(let folder):
            "The folder “\(folder)” was made anew on the server while we were reading it."
        case .unsendable(let what): "Nothing was sent: \(what.english)."
        case .messageTooLarge(let bytes, let limit):
            "The message has \(bytes) bytes and the server takes \(limit)."
        case .noFolderOpen: "No folder is open, or another one by now."
        case .busy: "The connection is still at work on another request."
        case .closed: "The connection to the mail server is closed."
        }
    }
}

extension PostalFault.Unsendable {
    public var italian: String {
        switch self {
        case .address: "l'indirizzo non è valido"
        case .credentials: "nome utente o password contengono un carattere impossibile"
        case .folderName: "il nome della cartella non è valido"
        case .flag: "il contrassegno non è valido"
        case .date: "la data è fuori dal calendario della posta"
        case .hostName: "il nome del server o il nostro non è valido"
        case .messageWithNUL: "il messaggio contiene un byte nullo"
        case .noRecipients: "manca il destinatario"
        case .port: "la porta non esiste"
        }
    }

    public var english: String {
        switch self {
        case .address: "the address is not valid"
        case .credentials: "user name or password hold an impossible character"
        case .folderName: "the folder's name is not valid"
        case .flag: "the flag is not valid"
        case .date: "the date is outside the calendar of mail"
        case .hostName: "the server's name or ours is not valid"
        case .messageWithNUL: "the message holds a null byte"
        case .noRecipients: "the recipient is missing"
        case .port: "there is no such port"
        }
    }
}

/// A server's text made fit for a sentence: no control characters, no endless talk.
func readableServerText(_ bytes: some Collection<UInt8>, limit: Int = 200) -> String {
    let text = String(decoding: bytes.prefix(limit * 4), as: UTF8.self)
    var clean = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(limit) {
        let isShown =
            scalar.properties.generalCategory != .control
            && scalar.properties.generalCategory != .format
        clean.append(isShown ? scalar : " ")
    }
    return String(clean)
}
