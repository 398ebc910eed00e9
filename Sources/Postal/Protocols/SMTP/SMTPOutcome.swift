/// What became of a message handed over for sending. That a message leaves exactly once hangs on
/// telling these four apart.
public enum SMTPOutcome: Sendable, Equatable {
    /// The server has taken the message for at least one recipient, and answers for it now.
    case accepted(SMTPReceipt)
    /// Refused for good, for every recipient. Nothing was sent; trying again is of no use.
    case refused([SMTPRefusal])
    /// Not taken for now, for at least one recipient, and taken for none. Nothing was sent; trying
    /// again later is safe.
    case later([SMTPRefusal])
    /// The whole message was handed over and no answer came back: it may have been taken or not.
    /// Never send it again by itself; look for it, or ask a person.
    case unknown(SMTPDoubt)
}

/// The server's receipt for a message.
public struct SMTPReceipt: Sendable, Equatable {
    public let reply: SMTPReply
    /// The name under which the server keeps the message, where its words give one.
    public let queueID: String?
    public let accepted: [SMTPAddress]
    /// Recipients the server would not take: these get nothing.
    public let notAccepted: [SMTPRefusal]
}

/// A recipient who gets nothing, with the server's reason: `reply.isForGood` or `isPassing`.
public struct SMTPRefusal: Sendable, Equatable {
    public let recipient: SMTPAddress
    public let reply: SMTPReply
}

/// A message that may have left.
public struct SMTPDoubt: Sendable, Equatable {
    /// What broke while the receipt was due.
    public let fault: PostalFault
    public let inDoubt: [SMTPAddress]
    /// Recipients refused before: these certainly get nothing.
    public let notAccepted: [SMTPRefusal]
}

extension SMTPReceipt {
    init(_ reply: SMTPReply, accepted: [SMTPAddress], notAccepted: [SMTPRefusal]) {
        self.init(
            reply: reply, queueID: Self.queueID(in: reply.text), accepted: accepted,
            notAccepted: notAccepted)
    }

    /// Servers have no common form: Postfix, Exim and others say “queued as X” or “id=X”.
    private static func queueID(in text: String) -> String? {
        let words = text.split(separator: " ")
        for (index, word) in words.enumerated() {
            if word.lowercased() == "as", index > 0, words[index - 1].lowercased() == "queued" {
                return words.dropFirst(index + 1).first.map(String.init)
            }
            if word.lowercased().hasPrefix("id="), word.count > 3 {
                return String(word.dropFirst(3))
            }
        }
        return nil
    }
}

extension SMTPOutcome {
    /// Nobody gets the message: for good only when every reply is.
    static func notTaken(_ refusals: [SMTPRefusal]) -> SMTPOutcome {
        refusals.allSatisfy(\.reply.isForGood) ? .refused(refusals) : .later(refusals)
    }
}
