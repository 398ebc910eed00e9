import Journal
import Site

/// How facts of mail read in a story.
enum MailStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        switch fact.fact {
        case let received as MessageReceived:
            letter(
                fact.content as? MessageContent, isIncoming: received.direction == .incoming,
                href: "/messages/\(received.message)", say)
        case let queued as MessageQueued:
            letter(
                fact.content as? MessageContent, isIncoming: false,
                href: "/messages/\(queued.message)", say)
        case let reported as DeliveryReported:
            delivery(reported, fact.content as? DeliveryReported.Content, say)
        case let read as AttachmentRead: attachment(read, fact.content, say)
        case is AddressCleared:
            StoryItem(
                icon: "mail", tone: .leaf,
                title: "\(say("L'indirizzo riceve di nuovo", "The address takes letters again"))",
                sub: "\((fact.content as? AddressCleared.Content)?.address ?? "")")
        case let opened as MailboxOpened:
            StoryItem(
                icon: "mail", tone: .slate,
                title:
                    "\(say("Casella aperta: \(opened.address)", "Mailbox opened: \(opened.address)"))",
                href: "/mailboxes")
        case let compared as MailboxReconciled: comparison(compared, say)
        case is MailboxClosed:
            StoryItem(
                icon: "mail", tone: .slate, title: "\(say("Casella chiusa", "Mailbox closed"))")
        default: nil
        }
    }

    private static func attachment(
        _ read: AttachmentRead, _ content: (any Sendable)?, _ say: Say
    ) -> StoryItem {
        let name = (content as? AttachmentRead.Content)?.name
        return StoryItem(
            icon: "attachment", tone: .slate,
            title: "\(name ?? say("Contenuto cancellato", "Content erased"))",
            sub:
                "\(name.map { say("Trovato nell'allegato \($0)", "Found in the attachment \($0)") } ?? "")",
            href: "/messages/\(read.message)", isOnlyFound: true)
    }

    private static func delivery(
        _ fact: DeliveryReported, _ content: DeliveryReported.Content?, _ say: Say
    ) -> StoryItem {
        let people = content?.people ?? []
        let sentences = zip(fact.items, people).map { item, person in
            say(
                DeliveryRow.sentence(
                    person.address, item.outcome,
                    DeliveryReason(status: item.status, words: person.words).sentence))
        }
        let isBad = fact.items.contains { $0.outcome != .delivered }
        return StoryItem(
            icon: "mail", tone: isBad ? .amber : .leaf,
            title: "\(sentences.first ?? say("Rapporto di consegna", "Delivery report"))",
            sub: "\(sentences.dropFirst().joined(separator: " · "))",
            href: "/messages/\(fact.message)")
    }

    private static func comparison(_ fact: MailboxReconciled, _ say: Say) -> StoryItem {
        let words = [
            say("sul server \(fact.onServer)", "\(fact.onServer) on the server"),
            fact.brought > 0
                ? say(
                    "\(fact.brought) mancavano e sono arrivate",
                    "\(fact.brought) were missing and came in")
                : nil,
            fact.missing > 0
                ? say("\(fact.missing) mancano", "\(fact.missing) are missing")
                : say("niente manca", "nothing is missing"),
        ]
        return StoryItem(
            icon: "mail", tone: fact.missing > 0 ? .amber : .slate,
            title:
                "\(say("Casella confrontata con il server", "Mailbox compared with its server"))",
            sub: "\(words.compactMap(\.self).joined(separator: " · "))", href: "/mailboxes")
    }

    private static func letter(
        _ content: MessageContent?, isIncoming: Bool, href: String, _ say: Say
    )
        -> StoryItem
    {
        guard let content else {
            return StoryItem(
                icon: "mail", tone: .slate,
                title: "\(say("Contenuto cancellato", "Content erased"))",
                href: href)
        }
        let other = content.to.first?.shown ?? ""
        let subject =
            content.subject.isEmpty ? say("(senza oggetto)", "(no subject)") : content.subject
        return StoryItem(
            icon: isIncoming ? "mail" : "answer", tone: isIncoming ? .sea : .leaf,
            title: "\(subject)",
            sub: "\(content.from.shown) → \(other)", href: href)
    }
}
