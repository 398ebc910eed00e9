import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Site

/// From the form that a browser sends to the account that it opens, on both engines.
@Suite struct PasskeyProofTests {
    @Test(arguments: TestEngine.available)
    func `a passkey opens the account that added it, until it is removed`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let device = Authenticator(party: try #require(Authenticator.borgo))
            let visit = arca.visit(arca.giulia)
            try await add(device, visit)
            let mine = try await arca.ask(MyPasskeys())
            #expect(mine.map(\.label) == ["Portatile"])
            #expect(mine.map(\.usedAt) == [nil])
            #expect(try await arca.ask(MyPasskeys(), as: arca.marta).isEmpty)

            let account = try await signIn(device, counter: 8, visit)
            #expect(account.id == arca.giulia.id)
            #expect(try await arca.ask(MyPasskeys()).map(\.usedAt) == [TestArca.opening])
            // The same count again: there are two of it.
            await #expect(throws: PasskeyRefused.unreadable) {
                try await signIn(device, counter: 8, visit)
            }

            let id = try #require(mine.first?.id)
            await #expect(throws: CommonRefusal.notFound) {
                try await arca.run(RemovePasskey(passkey: id), as: arca.marta)
            }
            try await arca.run(RemovePasskey(passkey: id))
            await #expect(throws: PasskeyRefused.unknown) {
                try await signIn(device, counter: 9, visit)
            }
            // A removed one cannot be brought by somebody else.
            await #expect(throws: PasskeyRefused.alreadyHere) {
                try await add(device, arca.visit(arca.marta))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a challenge is good once, for its purpose, for its account and for five minutes`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let device = Authenticator(party: try #require(Authenticator.borgo))
            let visit = arca.visit(arca.giulia)
            try await add(device, visit)
            let giulia = try #require(arca.giulia.id)
            let marta = try #require(arca.marta.id)
            let challenge = try PasskeyProof.challenge(.signIn, in: arca.house)
            let form = try form(device, challenge, counter: 8)
            _ = try await PasskeyProof.account(form, .signIn, visit)
            let again = try self.form(device, challenge, counter: 9)
            await #expect(throws: PasskeyRefused.expired) {
                try await PasskeyProof.account(again, .signIn, visit)
            }
            for purpose: PasskeyProof.Purpose in [
                .adding(giulia), .proving(giulia), .proving(marta),
            ] {
                let other = try self.form(
                    device, try PasskeyProof.challenge(purpose, in: arca.house), counter: 10)
                await #expect(throws: PasskeyRefused.expired) {
                    try await PasskeyProof.account(other, .signIn, visit)
                }
            }
            let made = try self.form(device, String(repeating: "A", count: 60), counter: 10)
            await #expect(throws: PasskeyRefused.expired) {
                try await PasskeyProof.account(made, .signIn, visit)
            }
            let old = try self.form(
                device, try PasskeyProof.challenge(.signIn, in: arca.house), counter: 10)
            arca.time.advance(seconds: 301)
            await #expect(throws: PasskeyRefused.expired) {
                try await PasskeyProof.account(old, .signIn, visit)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `another's handle, a closed account and another name of the house open nothing`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let device = Authenticator(party: try #require(Authenticator.borgo))
            try await add(device, arca.visit(arca.marta))
            let visit = arca.visit(arca.giulia)
            var foreign = try form(
                device, try PasskeyProof.challenge(.signIn, in: arca.house), counter: 8)
            foreign.set(
                "userHandle", Bytes.base64url(Array((arca.giulia.id?.description ?? "").utf8)))
            await #expect(throws: PasskeyRefused.unknown) {
                try await PasskeyProof.account(foreign, .signIn, visit)
            }
            let elsewhere = try #require(RelyingParty(origin: "https://other.example"))
            let moved = Authenticator(party: elsewhere)
            let form = try form(
                moved, try PasskeyProof.challenge(.signIn, in: arca.house), counter: 9)
            await #expect(throws: PasskeyRefused.unknown) {
                try await PasskeyProof.account(
                    form, .signIn, arca.visit(arca.giulia, origin: elsewhere.origin))
            }
            let marta = try #require(arca.marta.id)
            try await arca.run(CloseAccount(account: marta))
            await #expect(throws: PasskeyRefused.unknown) {
                try await signIn(device, counter: 10, visit)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a session is listed, proved for ten minutes, and ended by its owner only`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let visit = arca.visit(arca.giulia)
            let giulia = try #require(arca.giulia.id)
            let marta = try #require(arca.marta.id)
            let secret = try await Session.begin(for: giulia, visit)
            _ = try await Session.begin(for: giulia, visit)
            let session = try #require(try await Session.find(secret: secret, in: arca.house))
            #expect(session.isFresh(at: arca.house.time.now()))
            arca.time.advance(seconds: 601)
            #expect(!session.isFresh(at: arca.house.time.now()))
            try await Session.prove(secret: secret, in: arca.house)
            let proved = try #require(try await Session.find(secret: secret, in: arca.house))
            #expect(proved.isFresh(at: arca.house.time.now()))

            let rows = try await arca.ask(MySessions())
            #expect(rows.count == 2)
            #expect(rows.map(\.address) == ["192.0.2.7", "192.0.2.7"])
            await #expect(throws: CommonRefusal.notFound) {
                try await Session.end(mark: session.mark, of: marta, in: arca.house)
            }
            await #expect(throws: CommonRefusal.notFound) {
                try await Session.end(mark: "zz", of: giulia, in: arca.house)
            }
            try await Session.end(mark: session.mark, of: giulia, in: arca.house)
            #expect(try await Session.find(secret: secret, in: arca.house) == nil)
            #expect(try await arca.ask(MySessions()).count == 1)
            // After twelve hours without a visit it is neither there nor listed.
            arca.time.advance(seconds: 12 * 3600 + 1)
            #expect(try await arca.ask(MySessions()).isEmpty)
        }
    }

    private func add(_ device: Authenticator, _ visit: Visit) async throws {
        let account = try #require(visit.actor.id)
        let challenge = try PasskeyProof.challenge(.adding(account), in: visit.house)
        let form = Form(fields: [
            ("label", "Portatile"),
            (
                "clientData",
                Bytes.base64url(device.clientData("webauthn.create", challenge: challenge))
            ),
            ("attestation", Bytes.base64url(device.attestation(device.data(isNew: true)))),
        ])
        try await PasskeyProof.add(form, for: account, visit)
    }

    private func signIn(_ device: Authenticator, counter: UInt32, _ visit: Visit) async throws
        -> AccountRow
    {
        let challenge = try PasskeyProof.challenge(.signIn, in: visit.house)
        return try await PasskeyProof.account(
            try form(device, challenge, counter: counter), .signIn, visit)
    }

    private func form(_ device: Authenticator, _ challenge: String, counter: UInt32) throws -> Form
    {
        var device = device
        device.counter = counter
        let answer = try device.answer(
            device.data(), device.clientData("webauthn.get", challenge: challenge))
        return Form(fields: [
            ("credential", Bytes.base64url([1, 2, 3, 4])),
            ("clientData", Bytes.base64url(answer.clientData)),
            ("authenticatorData", Bytes.base64url(answer.authenticatorData)),
            ("signature", Bytes.base64url(answer.signature)), ("userHandle", ""),
        ])
    }
}

extension TestArca {
    /// A request of somebody's, from an address for documentation.
    func visit(
        _ actor: Actor, origin: String = "https://arca.example", from address: String = "192.0.2.7",
        device: String = ""
    ) -> Visit {
        Visit(
            house: house, actor: actor, preferences: Preferences(), method: .post, path: "/",
            say: Say(.italian), session: nil, seen: nil,
            request: Visit.RequestFacts(
                headers: [:], query: [], address: address, isSecure: true, origin: origin,
                device: device),
            parameters: [:])
    }
}
