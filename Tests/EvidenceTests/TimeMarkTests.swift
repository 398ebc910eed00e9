import ArcaTesting
import CMS
import Commons
import Journal
import Kernel
import Outside
import Seal
import Store
import Testing

@testable import Evidence

/// An authority that OpenSSL runs, answering by itself or as it is told to.
private actor ToldPost: MarkPost {
    private let authority: OpenSSLTimeAuthority
    private var answer: OutsideAnswer?
    private(set) var asked = 0

    init(_ authority: OpenSSLTimeAuthority) { self.authority = authority }

    func answering(_ answer: OutsideAnswer?) { self.answer = answer }

    func ask(_ request: TimeStampRequest, at address: OutsideAddress, isHere: Bool) async
        -> OutsideAnswer
    {
        asked += 1
        if let answer { return answer }
        guard let bytes = try? authority.answer(request.bytes) else { return .fault(.brokenOff) }
        return .said(status: 200, body: bytes, later: nil)
    }

    func close() {}
}

@Suite struct TimeMarkTests {
    private static let url = "http://marche.example/tsa"

    /// A sealed house at the hour of this machine, whose seals an authority marks.
    private static func with(
        _ engine: TestEngine,
        _ body:
            @Sendable (TestArca, ToldPost, OpenSSLTimeAuthority, TimeAuthorityRow) async throws ->
            Void
    ) async throws {
        let authority = try OpenSSLTimeAuthority(.curve)
        defer { authority.close() }
        let post = ToldPost(authority)
        try await TestArca.with(
            engine, features: SealRoom.features, at: SystemTime().now()
        ) { arca in
            try await arca.house.sealAll()
            let id = try await arca.run(
                NameTimeAuthority(title: "Marche di prova", url: url, roots: authority.root))
            let row = try await arca.house.store.read { try TimeAuthorityRow.require(id, in: $0) }
            try await arca.house.sealAll()
            try await body(arca, post, authority, row)
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: a seal is marked, and the receipt of each fact in it says when it existed`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca, post, authority, row in
            let step = MarkStep(house: arca.house, post: post)
            #expect(try await step.run(row) == nil)
            let facts = try await arca.ask(ShowSeal()).sealed
            let shown = try #require(try await arca.ask(AllTimeAuthorities()).first)
            #expect(shown.markedFacts == facts && shown.failures == 0 && !shown.isLate)
            // Within the hour nothing more is asked, but where much happened.
            try await SealRoom.live(3, in: arca)
            try await arca.house.sealAll()
            try await step.run(row)
            #expect(await post.asked == 1)
            let key = try #require(NoteKey(try await arca.ask(ShowSeal()).keys[0].key))
            let receipt = try await arca.ask(MakeReceipt(sequence: 2))
            let checked = try await CheckedReceipt.check(receipt.bytes, trusted: key).get()
            #expect(checked.times.map(\.authority) == ["Marca di prova"])
            #expect(checked.receipt.marks[0].proof.index == 1)
            // By other roots it does not hold, and a fact after the mark has none.
            let stranger = try OpenSSLTimeAuthority(.curve)
            defer { stranger.close() }
            let elsewhere = await CheckedReceipt.check(
                receipt.bytes, trusted: key, roots: stranger.root)
            #expect(throws: ReceiptFault.mark(1)) { try elsewhere.get() }
            let later = try await arca.ask(MakeReceipt(sequence: facts + 2))
            #expect(
                try await CheckedReceipt.check(later.bytes, trusted: key).get().times.isEmpty)
            // An hour later the next.
            arca.time.advance(seconds: 3_900)
            #expect(try await step.run(row) == .otherTime)
            let report = try await SealRoom.audit(arca)
            #expect(report.isClean && report.timeMarks == 1, "\(report.findings)")
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: an authority that does not answer well is asked again, and alarms`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca, post, _, row in
            let step = MarkStep(house: arca.house, post: post)
            let answers: [(OutsideAnswer, MarkFault)] = [
                (.fault(.unreachable), .outside(.unreachable)),
                (.said(status: 500, body: [], later: nil), .status(500)),
                (.said(status: 200, body: [1, 2, 3], later: nil), .mark(.unreadable)),
            ]
            for (number, (answer, fault)) in answers.enumerated() {
                await post.answering(answer)
                #expect(try await step.run(row) == fault)
                let shown = try #require(try await arca.ask(AllTimeAuthorities()).first)
                #expect(shown.failures == number + 1 && shown.fault == fault.sentence)
                // Not at once.
                #expect(try await step.run(row) == nil)
                arca.time.advance(seconds: 1_801)
            }
            #expect(await post.asked == 3)
            #expect(try await arca.ask(AllTimeAuthorities())[0].isLate == false)
            arca.time.advance(seconds: 4 * 3_600)
            #expect(try await arca.ask(AllTimeAuthorities())[0].isLate)
            let gauges = try await arca.house.store.read {
                try EvidenceFeature().gauges(in: $0, at: arca.time.now())
            }
            #expect(gauges.contains { $0.label == "late" && $0.isTrouble })
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: a mark that somebody put in, moved or changed is named`(_ engine: TestEngine)
        async throws
    {
        try await Self.with(engine) { arca, post, _, row in
            try await MarkStep(house: arca.house, post: post).run(row)
            func findings(_ sql: SQL, _ undo: SQL) async throws -> [String] {
                try await SealRoom.tamper(arca, sql)
                let found = try await SealRoom.audit(arca).findings
                try await SealRoom.tamper(arca, undo)
                return found
            }
            let name = "the time mark of Marche di prova over"
            let moved = try await findings(
                "UPDATE time_mark SET marked_at = marked_at - 86400000",
                "UPDATE time_mark SET marked_at = marked_at + 86400000")
            #expect(
                moved.contains {
                    $0.hasPrefix(name) && $0.hasSuffix("of another time than is said here")
                })
            let response = try await arca.house.store.read {
                try $0.value("SELECT response FROM time_mark", as: [UInt8].self)
            }
            let changed = try await findings(
                "UPDATE time_mark SET response = \([UInt8](repeating: 1, count: 9))",
                "UPDATE time_mark SET response = \(response)")
            #expect(changed.contains { $0.hasPrefix(name) && $0.hasSuffix("does not hold") })
            let lost = try await findings(
                "UPDATE time_mark SET size = size + 1000",
                "UPDATE time_mark SET size = size - 1000")
            #expect(lost.contains { $0.hasSuffix("its seal is not there") })
            #expect(try await SealRoom.audit(arca).isClean)
            // An entry put in behind, with a later hour than its neighbours.
            try await SealRoom.tamper(
                arca, "UPDATE fact SET recorded_at = recorded_at + 90000000 WHERE sequence = 3")
            let early = try await SealRoom.audit(arca).findings
            #expect(early.contains("fact 4 says that it was recorded before those in front of it"))
            try await SealRoom.tamper(
                arca, "UPDATE fact SET recorded_at = recorded_at - 90000000 WHERE sequence = 3")
        }
    }

    @Test(arguments: TestEngine.available)
    func `E1: which authorities there are is for the office to say, within reason`(
        _ engine: TestEngine
    ) async throws {
        try await Self.with(engine) { arca, _, authority, row in
            func fault(_ command: NameTimeAuthority, _ road: Road = .api) async -> String? {
                do {
                    _ = try await arca.run(command, road: road)
                    return nil
                } catch { return (error as? any Refusal)?.code }
            }
            let root = authority.root
            #expect(
                await fault(NameTimeAuthority(title: "", url: Self.url, roots: root)) == "missing")
            #expect(
                await fault(NameTimeAuthority(title: "A", url: Self.url, roots: root)) == "isNamed")
            #expect(
                await fault(NameTimeAuthority(title: "A", url: "http://a.example/", roots: "no"))
                    == "noRoots")
            for url in [
                "http://127.0.0.1/", "http://169.254.169.254/", "http://localhost/",
                "ftp://a.example/",
                "http://a b.example/", "http://10.0.0.1/", "", "http://u@a.example/",
            ] {
                let command = NameTimeAuthority(title: "A", url: url, roots: root, isHere: true)
                #expect(await fault(command) == "badAddress", "\(url)")
            }
            for number in 1..<TimeAuthority.most {
                #expect(
                    await fault(
                        NameTimeAuthority(
                            title: "A", url: "http://a\(number).example/", roots: root)) == nil)
            }
            #expect(
                await fault(NameTimeAuthority(title: "A", url: "http://z.example/", roots: root))
                    == "tooMany")
            await #expect(throws: CommonRefusal.forbidden) {
                try await arca.run(DropTimeAuthority(authority: row.id), as: arca.renzo)
            }
            try await arca.run(DropTimeAuthority(authority: row.id))
            await #expect(throws: CommonRefusal.notFound) {
                try await arca.run(DropTimeAuthority(authority: row.id))
            }
        }
    }
}
