import ArcaTesting
import Commons
import Journal
import Kernel
import Store
import Testing

@testable import Mail
@testable import Postal

/// D1, against Dovecot: whatever happened before, what the server holds is stored after a comparison.
@Suite(.realMailServer, .timeLimit(.minutes(20))) struct ReconcilingTests {
    @Test(arguments: TestEngine.available)
    func `what reading passed over is found within the hour and told`(_ engine: TestEngine)
        async throws
    {
        try await RealOffice.with(engine) { office in
            let letters = RealOffice.letters(1..<6)
            let places = try await office.deliver(letters)
            // As after a database brought back, or a server that showed a number late: the highest
            // number is taken, those below are not.
            let last = try #require(places.last)
            try await office.room.fetch(
                letters[4], uid: Int64(last.uid), validity: Int64(last.uidValidity))
            try await office.look()
            #expect(try await office.previews() == (1..<6).map { "testo \($0)" })
            let told = try await office.room.arca.facts(MailboxReconciled.self)
            #expect(told.map(\.brought) == [4])
            #expect(told.map(\.missing) == [0])
            let comparison = try #require(try await office.row().comparison)
            #expect(comparison.onServer == 5 && comparison.brought == 4 && comparison.gone == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `read marks of other programs and equal ids of different letters lose nothing`(
        _ engine: TestEngine
    ) async throws {
        try await RealOffice.with(engine) { office in
            try await office.deliver(RealOffice.letters(1..<4))
            try await office.deliver([
                TestLetter(text: "primo corpo", messageID: "stesso@x.example").bytes,
                TestLetter(text: "secondo corpo", messageID: "stesso@x.example").bytes,
            ])
            try await office.other("STORE", "1:* +FLAGS (\\Seen)")
            try await office.look(fetching: false)
            #expect(
                try await office.previews()
                    == ["primo corpo", "secondo corpo", "testo 1", "testo 2", "testo 3"])
            // All of it was new: nothing had been passed over, so there is nothing to tell.
            #expect(try await office.room.arca.facts(MailboxReconciled.self).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an hour has to pass, or somebody asks`(_ engine: TestEngine) async throws {
        try await RealOffice.with(engine) { office in
            let arca = office.room.arca
            try await office.look()
            let first = try await office.row().comparison?.at
            arca.time.advance(seconds: 3_599)
            try await office.look()
            #expect(try await office.row().comparison?.at == first)
            try await arca.run(ReconcileMailbox(mailbox: office.mailbox.id))
            #expect(try await office.row().comparison?.isAsked == true)
            arca.time.advance(seconds: 1)
            try await office.look()
            let second = try await office.row().comparison
            #expect(second?.at == arca.time.now() && second?.isAsked == false)
            #expect(try await arca.facts(MailboxReconciled.self).count == 1)
            arca.time.advance(seconds: 3_600)
            try await office.look()
            #expect(try await office.row().comparison?.at == arca.time.now())
            #expect(try await arca.facts(MailboxReconciled.self).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what others delete stays here and is told calmly`(_ engine: TestEngine) async throws {
        try await RealOffice.with(engine) { office in
            try await office.deliver(RealOffice.letters(1..<5))
            try await office.look()
            try await office.other("STORE", "1:3 +FLAGS (\\Deleted)")
            try await office.other("EXPUNGE")
            office.room.arca.time.advance(seconds: 3_600)
            try await office.look()
            let row = try await office.row()
            #expect(row.comparison?.gone == 3 && row.comparison?.onServer == 1)
            #expect(row.notFetched == 0)
            #expect(try await office.previews().count == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a folder numbered anew is read anew, and each letter is here once`(_ engine: TestEngine)
        async throws
    {
        try await RealOffice.with(engine) { office in
            let letters = RealOffice.letters(1..<4)
            let old = try await office.deliver(letters)
            try await office.look()
            try await missing(7, Int64(old[0].uidValidity), office)
            #expect(try await office.row().notFetched == 1)
            try await office.other { client in
                try await client.other("DELETE", office.folder)
                try await client.create(folder: office.folder)
            }
            let new = try await office.deliver(letters.reversed() + RealOffice.letters(8..<9))
            #expect(new[0].uidValidity != old[0].uidValidity)
            office.room.arca.time.advance(seconds: 3_600)
            try await office.look()
            #expect(
                try await office.previews() == ["testo 1", "testo 2", "testo 3", "testo 8"])
            // What could not be fetched under the old numbers means nothing under the new ones.
            #expect(try await office.row().notFetched == 0)
            #expect(try await office.row().comparison?.gone == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what cannot be fetched stands until the server has it no more`(_ engine: TestEngine)
        async throws
    {
        try await RealOffice.with(engine) { office in
            let places = try await office.deliver(RealOffice.letters(1..<3))
            let validity = Int64(places[0].uidValidity)
            try await missing(Int64(places[0].uid), validity, office, size: 90_000_000)
            try await office.look(fetching: false)
            let row = try await office.row()
            // It was too large when it was looked at; the comparison asks anew and gets it.
            #expect(row.notFetched == 0)
            try await missing(Int64(places[1].uid) + 9, validity, office, size: 90_000_000)
            let standing = try await office.row()
            #expect(standing.missing.map(\.size) == [90_000_000])
            #expect(standing.missing.map(\.since) == [office.room.arca.time.now()])
            office.room.arca.time.advance(seconds: 3_600)
            try await office.look()
            #expect(try await office.row().notFetched == 0)
            #expect(try await office.room.arca.facts(MissingSettled.self).count == 1)
        }
    }

    private func missing(
        _ uid: Int64, _ validity: Int64, _ office: RealOffice, size: Int? = nil
    ) async throws {
        let item =
            size.map { IMAPFetched.tooLarge(uid: UInt32(clamping: uid), bytes: $0) }
            ?? .unavailable(uid: UInt32(clamping: uid), reason: "disk is slow")
        try await office.room.arca.house.run(
            TakeFetched(
                mailbox: office.mailbox.id, uidValidity: validity, fetched: [.init(item)]),
            as: .house, road: .mail)
    }

    @Test(arguments: TestEngine.available)
    func `a process that dies while it fetches loses nothing`(_ engine: TestEngine) async throws {
        try await RealOffice.with(engine) { office in
            try await office.deliver(RealOffice.letters(1..<121))
            for turns in [1, 50, 500, 2_000] {
                let look = Task { try await office.look() }
                // It dies wherever it happens to be.
                for _ in 0..<turns { await Task.yield() }
                look.cancel()
                _ = try? await look.value
            }
            office.room.arca.time.advance(seconds: 3_600)
            try await office.look()
            #expect(try await office.room.count("SELECT COUNT(*) FROM message") == 120)
            #expect(try await office.row().notFetched == 0)
        }
    }
}

/// The comparison itself, the question for one, and the mail of before.
@Suite struct ReconciliationTests {
    @Test func `two lists are compared in one pass`() {
        let compared = Reconciliation(server: [2, 3, 5, 9], held: [1, 3, 4, 9, 10])
        #expect(compared.missing == [2, 5])
        #expect(compared.gone == 3)
        let all = Array(UInt32(1)...200_000)
        #expect(Reconciliation(server: all, held: all).missing.isEmpty)
        #expect(Reconciliation(server: all, held: []).missing.count == 200_000)
        #expect(Reconciliation(server: [], held: all).gone == 200_000)
    }

    @Test(arguments: TestEngine.available)
    func `a mailbox without a server for reading is not compared`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let archive = try await room.arca.run(
                SetMailbox(
                    address: try MailAddress("archivio@ilborgo.example"), title: "Archivio",
                    imap: nil, smtp: nil))
            for road in [Road.web, .api, .cli] {
                await #expect(throws: ReconcileRefused.cannotRead) {
                    try await room.arca.run(ReconcileMailbox(mailbox: archive), road: road)
                }
            }
            try await room.arca.run(CloseMailbox(mailbox: room.box))
            await #expect(throws: ReconcileRefused.cannotRead) {
                try await room.arca.run(ReconcileMailbox(mailbox: room.box))
            }
            await #expect(throws: MailboxRefused.notFound) {
                try await room.arca.run(ReconcileMailbox(mailbox: room.arca.house.ids.next()))
            }
            #expect(try await room.arca.facts(ReconciliationAsked.self).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `mail of before the comparison is known by the step that brings it`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            let letter = TestLetter(messageID: "a@x.example").bytes
            try await room.fetch(letter, uid: 1)
            try await room.fetch(letter, uid: 2)
            // By hand: not where the house itself found it, so no place.
            try await room.arca.run(
                ReceiveMessage(
                    mailbox: room.box, raw: RawMessage(TestLetter(text: "a mano").bytes),
                    source: .server(uidValidity: 1, uid: 9), arrivedAt: nil), road: .cli)
            let store = room.arca.house.store
            let text = MailTables.placesFromJournal(for: store.dialect)
            try await store.write { db in
                try db.execute("DELETE FROM message_place")
                try db.script(text)
            }
            let places = SQL("SELECT COUNT(*) FROM message_place")
            #expect(try await room.count(places) == 2)
        }
    }
}
