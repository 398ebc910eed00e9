import ArcaTesting
import Commons
import Kernel
import Members
import Testing

@Suite struct CharterTests {
    @Test(arguments: TestEngine.available)
    func `M3: a text is a version for ever, found by its hash`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            await #expect(throws: CharterRefused.sameText) {
                try await arca.run(
                    PublishCharter(
                        title: "Carta bis", text: "Ci aiutiamo a vicenda.",
                        inForceFrom: day("2020-01-01")))
            }
            await #expect(throws: CharterRefused.dayTaken) {
                try await arca.run(
                    PublishCharter(
                        title: "Carta bis", text: "Altro.", inForceFrom: day("2016-01-01")))
            }
            let answer = try await arca.ask(CharterText(version: village.charter))
            #expect(answer.text == "Ci aiutiamo a vicenda.")
            #expect(answer.charter.textHash.utf8.count == 64)
        }
    }

    @Test(arguments: TestEngine.available)
    func `M3: one signs with one's own name, once, what was in force that day`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let arca = village.arca
            await #expect(throws: CharterRefused.otherName("Anna Riva")) {
                try await arca.run(SignCharter(party: village.anna, typedName: "Bruno Tassi"))
            }
            await #expect(throws: CharterRefused.notInForce) {
                try await arca.run(
                    SignCharter(party: village.anna, typedName: "Anna Riva", on: day("2015-12-31")))
            }
            try await arca.run(SignCharter(party: village.anna, typedName: "  RIVA anna "))
            await #expect(throws: CharterRefused.signedAlready) {
                try await arca.run(SignCharter(party: village.anna, typedName: "Anna Riva"))
            }
            let firm = try await arca.run(
                RegisterParty(kind: .organisation, partyName: "Officina Tassi"))
            try await arca.run(SignCharter(party: firm, typedName: "Bruno Tassi", means: .online))
        }
    }

    @Test(arguments: TestEngine.available)
    func `M3: who signed an older version is asked again only where the new one says so`(
        _ engine: TestEngine
    ) async throws {
        try await Village.with(engine) { village in
            let arca = village.arca
            func toSign() async throws -> [ID<Party>] {
                try await arca.ask(CharterToSign()).lines.map(\.party.id)
            }
            #expect(try await toSign() == [village.anna])
            try await arca.run(
                SignCharter(party: village.anna, typedName: "Anna Riva", on: day("2016-05-01")))
            #expect(try await toSign().isEmpty)
            try await arca.run(
                PublishCharter(title: "Carta 2", text: "Virgole.", inForceFrom: day("2020-01-01")))
            #expect(try await toSign().isEmpty)
            try await arca.run(
                PublishCharter(
                    title: "Carta 3", text: "Nuovi impegni.", inForceFrom: day("2026-03-10"),
                    mustSignAgain: true))
            #expect(try await toSign().isEmpty)
            arca.time.advance(days: 1)
            #expect(try await toSign() == [village.anna])
            try await arca.run(SignCharter(party: village.anna, typedName: "Anna Riva"))
            #expect(try await toSign().isEmpty)
        }
    }
}
