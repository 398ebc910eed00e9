import Commons
import Evidence
import Kernel
import Members
import Postal
import Site
import Store

/// Files that came with messages, and the messages as they came.
public struct MessagePages {
    public static let path = "/messages"

    /// A message as it came, and its files, for those who may see this message.
    ///
    /// - Parameter mayRead: whether this visitor may; what one may not see is not there.
    public static func downloads(
        _ path: String, _ permission: Permission, in pages: inout Pages,
        mayRead: @Sendable @escaping (MessageRow, Reading) throws -> Bool
    ) {
        let find: @Sendable (Visit) async throws -> MessageRow = { visit in
            let id = try visit.id(of: MailMessage.self)
            let row = try await visit.reading { db -> MessageRow? in
                guard let row = try MessageRow.find(id, in: db), try mayRead(row, db) else {
                    return nil
                }
                return row
            }
            guard let row else { throw CommonRefusal.notFound }
            return row
        }
        pages.get("\(path)/:id/raw", permission) { visit in
            let row = try await find(visit)
            let raw = try await visit.house.store.read { try Blobs.get(row.rawHash, from: $0) }
            return .download(raw ?? [], name: "\(row.id).eml", type: "message/rfc822")
        }
        pages.get("\(path)/:id/receipt", permission) { visit in
            try await visit.receipt(of: find(visit).id)
        }
        pages.get("\(path)/:id/attachments/:index", permission) { visit in
            let row = try await find(visit)
            guard let index = Int(visit.part("index")) else { throw CommonRefusal.notFound }
            let file = try await visit.house.store.read {
                try MessageReading.attachment(index, of: row, from: $0)
            }
            guard let file else { throw CommonRefusal.notFound }
            return .download(file.bytes, name: file.name, type: harmless(file.type))
        }
        pages.get("\(path)/:id/attachments/:index/inside", permission) { visit in
            let row = try await find(visit)
            guard let index = Int(visit.part("index")) else { throw CommonRefusal.notFound }
            let file = try await visit.house.store.read {
                try MessageReading.attachment(index, inside: true, of: row, from: $0)
            }
            guard let file else { throw CommonRefusal.notFound }
            return .download(file.bytes, name: file.name, type: file.type)
        }
    }

    func register(in pages: inout Pages) {
        Self.downloads(Self.path, .read, in: &pages) { _, _ in true }
        pages.post("/mail/bouncing/clearing") { visit, form in
            let address = form["address"].flatMap { try? MailAddress($0) }
            return try await visit.submit(
                ClearBouncing.self, form,
                then: { _ in
                    let party = try await visit.reading { db in
                        try address.flatMap { try Parties.byMail($0, in: db).first }
                    }
                    return .redirect(to: party.map { "/parties/\($0)" } ?? "/")
                }, refused: { throw $0 })
        }
        pages.post("/messages/:id/settlement") { visit, form in
            var form = form
            form.set("message", visit.part("id"))
            return try await visit.submit(
                SettleSending.self, form, then: { _ in .redirect(to: "/") }, refused: { throw $0 })
        }
    }

    /// A type that no browser runs, even if it ignored that this is a download.
    private static func harmless(_ type: String) -> String {
        let isPlain =
            type.utf8.allSatisfy { $0 > 32 && $0 < 127 } && type.split(separator: "/").count == 2
        return isPlain && !type.contains("html") && !type.contains("xml")
            && !type.contains("script")
            ? type : "application/octet-stream"
    }
}

/// What Today says of mail: only what needs a person.
enum MailToday {
    static func cards(_ visit: Visit) async throws -> [TodayCard] {
        guard visit.actor.may(.read) else { return [] }
        let say = visit.say
        let (letters, mailboxes) = try await visit.reading { db in
            (try LettersToSettle().fetch(from: db), try Mailboxes().fetch(from: db))
        }
        var cards: [TodayCard] = []
        if !letters.isEmpty {
            cards.append(
                TodayCard(
                    place: 5,
                    html: """
                        <section class="card flush" aria-labelledby="to-settle"><header><h2 id="to-settle">\(say("Lettere da verificare", "Letters to check"))</h2></header>
                        <ul class="rows">\(letters.html { row($0, visit) })</ul></section>
                        """))
        }
        let silent = mailboxes.filter {
            $0.isOpen && ($0.readingFault != nil || $0.sendingFault != nil)
        }
        if !silent.isEmpty {
            cards.append(
                TodayCard(
                    place: 6,
                    html: """
                        <section class="card" aria-labelledby="silent"><header><h2 id="silent">\(say("Caselle da controllare", "Mailboxes to check"))</h2></header>\(silent.html { box in
                            notice(.warn, box.address, "\((box.readingFault ?? box.sendingFault).map { say($0) } ?? "") <a href=\"/mailboxes\">\(say("Caselle", "Mailboxes"))</a>")
                        })</section>
                        """))
        }
        let lacking = mailboxes.filter { $0.isOpen && $0.notFetched > 0 }
        if !lacking.isEmpty {
            cards.append(
                TodayCard(
                    place: 6,
                    html: """
                        <section class="card" aria-labelledby="lacking"><header><h2 id="lacking">\(say("Lettere che mancano", "Letters that are missing"))</h2></header>\(lacking.html { box in
                            "<h3>\(box.address)</h3>\(ComparisonNotice.missing(box, visit))"
                        })</section>
                        """))
        }
        return cards
    }

    private static func row(_ letter: LettersToSettle.Row, _ visit: Visit) -> HTML {
        let say = visit.say
        let words =
            letter.state == .doubt
            ? say("non si sa se è partita", "nobody knows whether it left")
            : say("il server non l'ha presa", "the server did not take it")
        let action = "/messages/\(letter.id)/settlement"
        return """
            <li><span class="main">\(letter.subject)</span><span class="sub">\(letter.correspondent) · \(words)</span>
            <span class="end cluster"><form method="post" action="\(action)">\(visit.formKeys)<input type="hidden" name="hasLeft" value="true"><button class="button small">\(say("È partita", "It left"))</button></form>
            <form method="post" action="\(action)">\(visit.formKeys)<input type="hidden" name="hasLeft" value="false"><button class="button small">\(say("Invia di nuovo", "Send again"))</button></form></span></li>
            """
    }
}
