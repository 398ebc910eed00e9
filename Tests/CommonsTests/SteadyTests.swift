import ArcaTesting
import Commons
import Kernel
import Synchronization
import Testing

/// ADR 0033: a steady query is asked anew once the journal has grown, by another, or on another day.
@Suite struct SteadyTests {
    /// Says how many accounts there are, and counts how often it looked.
    private struct HowMany: SteadyQuery {
        static let name = "test.howMany"
        static let permission = Permission.own
        static let purpose = Bilingual(alike: "test")
        static let looks = Mutex<[String: Int]>([:])

        let asked: String

        func fetch(from db: Reading) throws -> Int {
            Self.looks.withLock { $0[asked, default: 0] += 1 }
            return try db.count("SELECT COUNT(*) FROM account")
        }

        static func looks(_ asked: String) -> Int { looks.withLock { $0[asked] ?? 0 } }
    }

    /// Every remembered answer is read anew by builds with assertions, to compare.
    private static let isCompared: Bool = {
        var isCompared = false
        assert(
            {
                isCompared = true; return true
            }())
        return isCompared
    }()

    private func open(_ name: String, in arca: TestArca) async throws -> ID<Account> {
        try await arca.run(
            OpenAccount(
                accountName: name, mail: try MailAddress("\(name.lowercased())@ilborgo.example"),
                role: .operator))
    }

    @Test(arguments: TestEngine.available)
    func `an answer is kept until a fact, another asker or another day`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine) { arca in
            let query = HowMany(asked: "\(engine)")
            let account = try await open("Nora", in: arca)
            let nora = Actor(id: account, name: "Nora", roles: [.operator])
            var looks = HowMany.looks(query.asked)
            func looked(_ actor: Actor) async throws -> (answer: Int, isAnew: Bool) {
                let answer = try await arca.house.ask(query, as: actor)
                let now = HowMany.looks(query.asked)
                defer { looks = now }
                return (answer, now > looks)
            }
            let first = try await looked(nora)
            #expect(first.isAnew)
            #expect(try await looked(nora).isAnew == Self.isCompared)
            #expect(try await looked(.house).isAnew)
            let auditor = Actor(id: account, name: "Nora", roles: [.auditor])
            #expect(try await looked(auditor).isAnew)
            _ = try await open("Olga", in: arca)
            let later = try await looked(nora)
            #expect(later.isAnew)
            #expect(later.answer == first.answer + 1)
            arca.time.advance(seconds: 86_400)
            #expect(try await looked(nora).isAnew)
        }
    }
}
