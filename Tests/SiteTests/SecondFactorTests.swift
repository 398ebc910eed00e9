import ArcaTesting
import Commons
import Kernel
import Testing

@testable import Site

@Suite struct SecondFactorTests {
    private static let secret = [UInt8](repeating: 9, count: TOTP.secretLength)

    @Test(arguments: TestEngine.available)
    func `a code opens once, the next one again, and a wrong one never`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let giulia = try await switchOn(arca)
            let limit = AttemptLimit()
            let visit = arca.visit(arca.giulia)
            // The one that switched it on is used up.
            await refuses(code(arca), giulia, limit, visit)
            arca.time.advance(seconds: 30)
            let next = code(arca)
            try await SecondFactor.check(" " + next + " ", of: giulia, limit: limit, visit)
            await refuses(next, giulia, limit, visit)
            await refuses("", giulia, limit, visit)
            await refuses("not a code", giulia, limit, visit)
            #expect(try await arca.ask(MySecondFactor()).setAt == TestArca.opening)
            #expect(try await arca.ask(MySecondFactor(), as: arca.marta).setAt == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a recovery code opens once, whatever its case, and only its own account`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let giulia = try #require(arca.giulia.id)
            var chance = SystemChance()
            let made = RecoveryCodes.make(for: giulia, chance: &chance)
            #expect(made.codes.count == 10 && Set(made.codes).count == 10)
            _ = try await switchOn(arca, made.hashes)
            let limit = AttemptLimit()
            let visit = arca.visit(arca.giulia)
            let typed = made.codes[0].lowercased().replacing("-", with: " ")
            try await SecondFactor.check(typed, of: giulia, limit: limit, visit)
            await refuses(made.codes[0], giulia, limit, visit)
            #expect(try await arca.ask(MySecondFactor()).codesLeft == 9)
            let marta = try #require(arca.marta.id)
            await refuses(made.codes[1], marta, limit, visit)
            // New ones void those before.
            let renewed = RecoveryCodes.make(for: giulia, chance: &chance)
            try await arca.run(RenewRecoveryCodes(codeHashes: renewed.hashes))
            await refuses(made.codes[2], giulia, limit, visit)
            try await SecondFactor.check(renewed.codes[2], of: giulia, limit: limit, visit)
            // No program guesses on the owner's behalf.
            await #expect(throws: CommonRefusal.forbidden) {
                try await arca.run(UseRecoveryCode(account: giulia, codeHash: renewed.hashes[3]))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `guessing codes ends after eight, from whatever addresses`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let giulia = try await switchOn(arca)
            let limit = AttemptLimit()
            for number in 0..<8 {
                await refuses(
                    "00000\(number)", giulia, limit,
                    arca.visit(arca.giulia, from: "192.0.2.\(number)"))
            }
            arca.time.advance(seconds: 30)
            await refuses(
                code(arca), giulia, limit, arca.visit(arca.giulia, from: "198.51.100.1"),
                .tooManyCodes)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a secret that was swapped in the database opens nothing`(_ engine: TestEngine)
        async throws
    {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let giulia = try await switchOn(arca)
            let swapped = try SecondFactor.seal(
                [UInt8](repeating: 1, count: TOTP.secretLength), of: giulia, in: arca.house)
            try await arca.house.store.write { db in
                try db.execute(
                    "UPDATE second_factor SET sealed = \(swapped) WHERE account = \(giulia)")
            }
            let code = TOTP.code(
                [UInt8](repeating: 1, count: TOTP.secretLength),
                step: TOTP.step(at: arca.house.time.now()) + 1)
            await refuses(code, giulia, AttemptLimit(), arca.visit(arca.giulia))
            #expect(try await SecondFactor.isOn(giulia, in: arca.house))
        }
    }

    @Test(arguments: TestEngine.available)
    func `no colleague removes it; a reset by the machine's owner takes everything away`(
        _ engine: TestEngine
    ) async throws {
        try await TestArca.with(engine, features: [SiteCore()]) { arca in
            let giulia = try await switchOn(arca)
            await #expect(throws: CommonRefusal.forbidden) {
                try await arca.run(RemoveSecondFactor(account: giulia), as: arca.marta)
            }
            await #expect(throws: SecondFactorRefused.alreadyOn) { try await switchOn(arca) }
            let secret = try await Session.begin(for: giulia, arca.visit(arca.giulia))
            try await AccountReset.run("una barca sul fiume", for: giulia, in: arca.house)
            #expect(try await !SecondFactor.isOn(giulia, in: arca.house))
            #expect(try await Session.find(secret: secret, in: arca.house) == nil)
            #expect(try await arca.ask(MySecondFactor()).codesLeft == 0)
            await #expect(throws: PasswordRefused.tooShort) {
                try await AccountReset.run("corta", for: giulia, in: arca.house)
            }
        }
    }

    @discardableResult
    private func switchOn(_ arca: TestArca, _ hashes: [String] = []) async throws -> ID<Account> {
        let giulia = try #require(arca.giulia.id)
        try await arca.run(
            SetSecondFactor(
                sealed: try SecondFactor.seal(Self.secret, of: giulia, in: arca.house),
                step: TOTP.step(at: arca.house.time.now()), codeHashes: hashes))
        return giulia
    }

    private func code(_ arca: TestArca) -> String {
        TOTP.code(Self.secret, step: TOTP.step(at: arca.house.time.now()))
    }

    private func refuses(
        _ code: String, _ account: ID<Account>, _ limit: AttemptLimit, _ visit: Visit,
        _ refusal: SecondFactorRefused = .wrongCode
    ) async {
        await #expect(throws: refusal, "\(code)") {
            try await SecondFactor.check(code, of: account, limit: limit, visit)
        }
    }
}
