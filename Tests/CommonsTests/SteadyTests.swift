import ArcaTesting
import Kernel
import Synchronization
import Testing

@testable import Commons
@testable import Journal

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

    /// Follows from facts about accounts alone.
    private struct Accounts: SteadyQuery {
        static let name = "test.accounts"
        static let permission = Permission.own
        static let follows = ["commons.account"]
        static let purpose = Bilingual(alike: "test")

        func fetch(from db: Reading) throws -> Int { try db.count("SELECT COUNT(*) FROM account") }
    }

    @Test(arguments: TestEngine.available)
    func `an answer that follows from some facts is right after those and after others`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine) { arca in
            let before = try await arca.ask(Accounts())
            try await arca.run(SetPublicAddress(address: "https://ilborgo.example"))
            #expect(try await arca.ask(Accounts()) == before)
            _ = try await open("Nora", in: arca)
            #expect(try await arca.ask(Accounts()) == before + 1)
            try await arca.run(SetPublicAddress(address: "https://borgo.example"))
            _ = try await open("Olga", in: arca)
            #expect(try await arca.ask(Accounts()) == before + 2)
        }
    }

    @Test func `other facts do not move the place that an answer stands at`() throws {
        let remembered = Remembered()
        let names = ["members."]
        func last(at length: Int64, finding found: Int64?, after known: Int64? = nil) -> Int64 {
            remembered.last(of: names, at: length) { place in
                #expect(place == known)
                return found
            }
        }
        #expect(last(at: 100, finding: 1) == 100)
        #expect(last(at: 100, finding: 1) == 100)
        #expect(last(at: 105, finding: nil, after: 100) == 100)
        #expect(last(at: 110, finding: 107, after: 105) == 107)
        // Older states, still being read: one with that fact, one without it.
        #expect(last(at: 108, finding: 1) == 107)
        #expect(last(at: 106, finding: 1) == 106)
        #expect(last(at: 112, finding: nil, after: 110) == 107)
        // So much came in that it is not looked through.
        #expect(last(at: 900_000, finding: 1) == 900_000)
        #expect(remembered.last(of: ["desk."], at: 50) { _ in 1 } == 50)
    }

    @Test func `what a fact is about is read once`() throws {
        let remembered = Remembered()
        func entities(_ places: [Int64], reading unknown: [Int64]) -> Set<FactEntity> {
            var asked: [Int64] = []
            let found = remembered.entities(of: places, named: ["message"]) { places in
                asked = places
                return Dictionary(
                    uniqueKeysWithValues: places.filter { $0 != 3 }.map {
                        ($0, FactEntity(name: "message", id: $0 * 10))
                    })
            }
            #expect(asked == unknown)
            return found
        }
        #expect(entities([1, 3], reading: [1, 3]).map(\.id) == [10])
        #expect(Set(entities([1, 2, 3], reading: [2]).map(\.id)) == [10, 20])
        #expect(entities([3], reading: []).isEmpty)
    }
}
