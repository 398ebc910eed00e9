import Commons
import Desk
import Foundation
import Kernel
import Mail
import Postal

extension DemoLoader {
    /// Answers of the last year pass through the gate of completeness, so that its figures stand on
    /// records; older mail comes as an archive does.
    private static let checkedDays = 400

    func loadConversations(
        _ world: World, _ report: inout Report, progress: (Int) -> Void
    ) async throws {
        let imports = try await beginImports(world)
        let corpus = corpus
        let checkedFrom = corpus.today.date.adding(days: -Self.checkedDays)
        let conversations = corpus.conversations
        for start in stride(from: 0, to: conversations.count, by: 50) {
            let range = start..<min(start + 50, conversations.count)
            let messages = try await house.batch(as: .house, road: .import, cause: "demo") { tx in
                var count = 0
                for position in range {
                    let conversation = conversations[position]
                    let teller = DemoTeller(
                        conversation: conversation, corpus: corpus, world: world, imports: imports,
                        checkedFrom: checkedFrom)
                    count += try teller.tell(in: tx)
                }
                return count
            }
            report.messages += messages
            report.conversations += range.count
            progress(report.conversations)
        }
        try await endImports(imports)
    }

    private func beginImports(_ world: World) async throws -> [DemoMailbox: ID<MailImport>] {
        var imports: [DemoMailbox: ID<MailImport>] = [:]
        for (box, id) in world.mailboxes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            imports[box] = try await house.run(
                BeginMailImport(mailbox: id, source: "demo: \(box.rawValue)"), as: .house,
                road: .import)
        }
        return imports
    }

    /// With the counts that each has come to.
    private func endImports(_ imports: [DemoMailbox: ID<MailImport>]) async throws {
        for line in try await house.ask(MailImports(), as: .house)
        where imports.values.contains(line.row.id) {
            let row = line.row
            try await house.run(
                EndMailImport(importID: row.id, read: row.read, new: row.new, known: row.known),
                as: .house, road: .import)
        }
    }
}

/// Brings one conversation in, message by message in the order of time.
struct DemoTeller {
    let conversation: DemoConversation
    let corpus: DemoCorpus
    let world: DemoLoader.World
    let imports: [DemoMailbox: ID<MailImport>]
    let checkedFrom: CalendarDate

    private var party: DemoParty { corpus.parties[conversation.partyIndex] }
    private var box: String { "\(conversation.mailbox.rawValue)@\(corpus.house.domain)" }

    func tell(in tx: Transaction) throws -> Int {
        guard let importID = imports[conversation.mailbox] else { return 0 }
        var caseFile: ID<CaseFile>?
        var identifiers: [String] = []
        for (index, message) in conversation.messages.enumerated() {
            let at = Instant(milliseconds: Int64(message.sentAt))
            if message.direction == .outgoing, let known = caseFile,
                tx.zone.date(of: at) >= checkedFrom,
                let identifier = try answer(message, known, at, tx)
            {
                identifiers.append(identifier)
                continue
            }
            let raw = try compose(message, index, identifiers)
            identifiers.append(identifier(index))
            try tx.perform(
                ImportMessages(
                    importID: importID, messages: [ImportMessages.Item(raw: raw, writtenAt: at)]))
            if caseFile == nil { caseFile = try newestCase(tx) }
        }
        if let caseFile { try addContacts(caseFile, tx) }
        return conversation.messages.count
    }

    private func newestCase(_ tx: Transaction) throws -> ID<CaseFile>? {
        let found: ID<CaseFile>? = try tx.value("SELECT MAX(id) FROM case_file")
        if let found, let kind = conversation.kind.caseKind.flatMap({ world.kinds[$0] }) {
            try tx.perform(SetKind(caseFile: found, kind: kind))
        }
        guard let found, let label = world.labels[conversation.mailbox] else { return found }
        try tx.perform(SetLabel(caseFile: found, label: label, isOn: true))
        return found
    }

    /// Through the gate; nil where it could not go that way.
    private func answer(
        _ message: DemoMessage, _ caseFile: ID<CaseFile>, _ at: Instant, _ tx: Transaction
    ) throws -> String? {
        guard let row = try CaseRow.find(caseFile, in: tx) else { return nil }
        let points = try ShowCase.points(of: caseFile, in: tx).map {
            ReplyPoint(drawn: $0.text, text: $0.text, standing: .answered)
        }
        let attachments = message.attachments.map {
            OutgoingAttachment(
                name: $0.name, type: "text/plain", data: RawMessage(Array($0.content.utf8)))
        }
        // Now and then something is missing, for a reason that was written down.
        let isHasty = (conversation.index + message.sentAt / 60_000) % 11 == 0
        let reply = SendReply(
            caseFile: caseFile, version: row.version,
            mailbox: world.mailboxes[conversation.mailbox],
            to: [party.mail], subject: message.subject, text: message.body,
            attachments: attachments,
            points: points,
            ticked: isHasty ? [.references, .attachments] : Set(AnswerProperty.allCases),
            reason: "Risposta breve concordata al telefono.", closes: !conversation.isOpen,
            workMinutes: 5 + (conversation.index * 7 + message.sentAt / 60_000) % 26, leftAt: at)
        let outcome = try tx.perform(reply)
        return try MessageRow.find(outcome.message, in: tx).flatMap(\.messageID)
    }

    /// At the firm's, else where the person lives.
    private var place: String {
        [party.organisation?.name, party.address.municipality].compactMap(\.self)
            .joined(separator: ", ")
    }

    private func addContacts(_ caseFile: ID<CaseFile>, _ tx: Transaction) throws {
        for contact in conversation.contacts {
            let means: ContactMeans =
                switch contact.channel {
                case .phone: .call
                case .visit: .visit
                case .whatsApp: .whatsapp
                case .videoCall: .meeting
                }
            let at = Instant(milliseconds: Int64(contact.happenedAt))
            try tx.perform(
                RecordContact(
                    caseFile: caseFile, means: means, minutes: contact.minutes, note: contact.note,
                    at: min(at, tx.now), place: means == .visit ? place : nil))
        }
    }

    private func identifier(_ index: Int) -> String {
        let domain =
            conversation.messages[index].direction == .incoming
            ? "posta.example" : corpus.house.domain
        return "c\(conversation.index).m\(index)@\(domain)"
    }

    private func compose(_ message: DemoMessage, _ index: Int, _ before: [String]) throws -> [UInt8]
    {
        let isIncoming = message.direction == .incoming
        let person = MailboxAddress(name: party.person.fullName, address: party.mail)
        let office = MailboxAddress(name: corpus.house.shortName, address: box)
        var letter = OutgoingMessage(
            from: isIncoming ? person : office, to: [isIncoming ? office : person],
            subject: message.subject, text: message.body, messageID: identifier(index),
            date: Int64(message.sentAt))
        letter.references = before
        letter.inReplyTo =
            message.repliesTo.flatMap { before.indices.contains($0) ? [before[$0]] : nil } ?? []
        letter.attachments = message.attachments.map {
            OutgoingMessage.Attachment(
                name: $0.name, type: "text/plain", data: Array($0.content.utf8))
        }
        return try MessageComposer.compose(letter)
    }
}
