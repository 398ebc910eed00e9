/// One request and all that followed from it, in one mailbox.
public struct DemoConversation: Sendable, Hashable {
    /// Place in `DemoCorpus.conversations`; they are in order of start.
    public let index: Int
    public let kind: DemoKind
    public let mailbox: DemoMailbox
    public let partyIndex: Int
    /// Who follows it; a colleague may answer now and then.
    public let operatorIndex: Int
    public let subject: String
    /// 1 to 9, in order of time.
    public let messages: [DemoMessage]
    /// Calls, visits and chats on the same matter, in order of time.
    public let contacts: [DemoContact]
    /// The last word is the party's and waits for an answer.
    public let isOpen: Bool
    /// Open, and cannot wait for its turn.
    public let isUrgent: Bool

    /// Milliseconds since 1970 UTC.
    public var startedAt: Int { messages.first?.sentAt ?? 0 }
}

public struct DemoMessage: Sendable, Hashable {
    public enum Direction: String, Sendable {
        case incoming
        case outgoing
    }

    public let direction: Direction
    /// Milliseconds since 1970 UTC.
    public let sentAt: Int
    /// Who wrote an outgoing message; place in `DemoCorpus.operators`.
    public let operatorIndex: Int?
    /// With `Re: ` from the second message on.
    public let subject: String
    /// What the writer wrote, signature included.
    public let text: String
    /// The earlier mail under it, as mail programs put it; empty when the writer cut it.
    public let quotedHistory: String
    public let attachments: [DemoAttachment]
    /// Place in the conversation of the message this one replies to.
    public let repliesTo: Int?
    /// The questions it asks, one a point, in the order in which they stand, without the slips of
    /// the writer's pen; empty for an answer.
    public let points: [String]
    /// Whether somebody owes an answer to it.
    public let expectsAnswer: Bool

    /// Whether an outgoing message answers an incoming one.
    public var isAnswer: Bool { direction == .outgoing && repliesTo != nil }

    /// The whole body, as it goes through the mail.
    public var body: String {
        quotedHistory.isEmpty ? text : text + "\n\n" + quotedHistory
    }
}

public struct DemoAttachment: Sendable, Hashable {
    /// Ends in `.txt` or `.csv`, and is just that.
    public let name: String
    public let content: String
}

/// A contact that left no mail: only a note of the operator's.
public struct DemoContact: Sendable, Hashable {
    public enum Channel: String, Sendable, CaseIterable {
        case phone
        case visit
        case whatsApp
        case videoCall
    }

    public let channel: Channel
    /// Milliseconds since 1970 UTC.
    public let happenedAt: Int
    public let operatorIndex: Int
    public let partyIndex: Int
    public let minutes: Int
    /// In Italian, short, as one writes with the phone still warm.
    public let note: String
}
