import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Testing

@testable import Outside
@testable import Webhooks

@Suite struct WebhookDeliveryTests {
    @Test(arguments: TestEngine.available)
    func `C4: what happens from now on is told in order, in names and identifiers`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            _ = try await room.register("Prima")
            let hook = try await room.add("members.partyRegistered.v1")
            let party = try await room.register("Zanzibari")
            try await room.arca.run(SetPublicAddress(address: "https://arca.example"))
            _ = try await room.register("Seconda")
            #expect(try await room.row(hook).waiting == 2)
            let (letters, quiet) = try await room.turn(hook)
            let events = try letters.map { try $0.event }
            #expect(events.map(\.type) == Array(repeating: "members.partyRegistered.v1", count: 2))
            #expect(events[0].subjects == ["\(party)"])
            #expect(events[0].sequence < events[1].sequence)
            #expect(letters.allSatisfy { $0.isSigned(by: WebhookRoom.secret(1)) && !$0.isHere })
            #expect(letters.allSatisfy { $0.address == "https://sistema.example/arca" })
            #expect(
                letters.allSatisfy { !$0.body.contains("Zanzibari") && !$0.body.contains("Bruno") })
            let shape = try #require(
                try JSONSerialization.jsonObject(with: Data(letters[0].body.utf8)) as? NSDictionary)
            #expect(
                Set(shape.allKeys.compactMap { $0 as? String }) == ["type", "timestamp", "data"])
            #expect(Set(letters.compactMap { $0.headers["webhook-id"] }).count == 2)
            let row = try await room.row(hook)
            #expect(row.waiting == 0 && row.delivered == 2 && row.failures == 0)
            // Nothing is sent again, and who looks again begins after what was looked through.
            #expect(try await room.turn(hook, from: quiet).letters.isEmpty)
            #expect(try await room.turn(hook).letters.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: what fails is tried again with the same id, and nothing overtakes it`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            _ = try await room.register("Due")
            await room.post.answering(.status(503))
            let first = try await room.turn(hook).letters
            #expect(first.count == 1)
            var row = try await room.row(hook)
            #expect(row.failures == 1 && row.lastStatus == 503 && row.waiting == 2)
            let next = try #require(row.nextAt)
            #expect((5_000...6_000).contains(room.arca.time.now().milliseconds(until: next)))
            // Not before its time.
            #expect(try await room.turn(hook).letters.isEmpty)
            room.arca.time.set(next)
            await room.post.answering(.fault(.unreachable))
            let second = try await room.turn(hook).letters
            row = try await room.row(hook)
            #expect(row.failures == 2 && row.lastFault == .unreachable && row.lastStatus == nil)
            let later = try #require(row.nextAt)
            #expect(next.milliseconds(until: later) >= 300_000)
            room.arca.time.set(later)
            await room.post.answering(.status(204))
            let third = try await room.turn(hook).letters
            #expect(third.count == 2)
            let ids = [first[0], second[0], third[0]].map { $0.headers["webhook-id"] }
            #expect(Set(ids).count == 1 && ids[0] != third[1].headers["webhook-id"])
            #expect(first[0].body == third[0].body)
            #expect(first[0].headers["webhook-timestamp"] != third[0].headers["webhook-timestamp"])
            row = try await room.row(hook)
            #expect(row.failures == 0 && row.failingSince == nil && row.failed == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: whoever is busy and says until when is not asked before`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            await room.post.answering(.later(429, seconds: 7_200))
            #expect(try await room.turn(hook).letters.count == 1)
            let row = try await room.row(hook)
            #expect(row.failures == 1 && row.lastStatus == 429)
            let next = try #require(row.nextAt)
            #expect(room.arca.time.now().milliseconds(until: next) == 7_200_000)
            await room.post.answering(.status(200))
            room.arca.time.set(next.adding(milliseconds: -1))
            #expect(try await room.turn(hook).letters.isEmpty)
            room.arca.time.set(next)
            #expect(try await room.turn(hook).letters.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: after days of failures the house gives up and says so; resumed, nothing is lost`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            await room.post.answering(.status(500))
            var attempts = 0
            while try await room.row(hook).pause == nil {
                attempts += try await room.turn(hook).letters.count
                if let next = try await room.row(hook).nextAt { room.arca.time.set(next) }
                try #require(attempts < 40)
            }
            #expect((10...20).contains(attempts))
            let row = try await room.row(hook)
            #expect(row.pause == .failing)
            let since = try #require(row.failingSince)
            #expect(since.adding(days: 5) <= room.arca.time.now())
            _ = try await room.register("Due")
            #expect(try await room.turn(hook).letters.isEmpty)
            await room.post.answering(.status(200))
            try await room.arca.run(ResumeWebhook(hook: hook, skipsWaiting: false))
            #expect(try await room.turn(hook).letters.count == 2)
            #expect(try await room.arca.facts(WebhookPaused.self).map(\.reason) == [.failing])
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: who answers 410 hears no more; resumed from now, what waited is not told`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            await room.post.answering(.status(410))
            #expect(try await room.turn(hook).letters.count == 1)
            #expect(try await room.row(hook).pause == .gone)
            _ = try await room.register("Due")
            await room.post.answering(.status(200))
            #expect(try await room.turn(hook).letters.isEmpty)
            try await room.arca.run(ResumeWebhook(hook: hook, skipsWaiting: true))
            #expect(try await room.turn(hook).letters.isEmpty)
            _ = try await room.register("Tre")
            #expect(try await room.turn(hook).letters.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: a redirect is not followed and counts as a failure`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            await room.post.answering(.status(302))
            try await room.turn(hook)
            let row = try await room.row(hook)
            #expect(row.failures == 1 && row.lastStatus == 302 && row.delivered == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: for a day the secret before signs beside the new one`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            let (old, new) = (WebhookRoom.secret(1), WebhookRoom.secret(2))
            await #expect(throws: WebhookRefused.sameSecret) {
                try await room.arca.run(RenewWebhookSecret(hook: hook, secret: old.text))
            }
            try await room.arca.run(RenewWebhookSecret(hook: hook, secret: new.text))
            _ = try await room.register("Uno")
            let letter = try #require(try await room.turn(hook).letters.first)
            #expect(letter.isSigned(by: old) && letter.isSigned(by: new))
            #expect(try await room.row(hook).oldSecretUntil != nil)
            room.arca.time.advance(days: 1)
            _ = try await room.register("Due")
            let later = try #require(try await room.turn(hook).letters.first)
            #expect(!later.isSigned(by: old) && later.isSigned(by: new))
            #expect(try await room.row(hook).oldSecretUntil == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: a test goes to the one that is tested, after what waits and at once`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let one = try await room.add("members.*")
            let other = try await room.add("*", url: "https://altro.example/")
            _ = try await room.register("Uno")
            await room.post.answering(.status(500))
            try await room.turn(one)
            await room.post.answering(.status(200))
            #expect(try await room.turn(one).letters.isEmpty)
            let sequence = try await room.arca.run(TryWebhook(hook: one)).sequence
            #expect(try await room.row(one).waiting == 2)
            let events = try await room.turn(one).letters.map { try $0.event }
            #expect(events.map(\.type) == ["members.partyRegistered.v1", WebhookTried.name])
            #expect(events[1].sequence == sequence && events[1].subjects == ["\(one)"])
            let others = try await room.turn(other).letters.map { try $0.event.type }
            #expect(others == ["members.partyRegistered.v1"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: without a secret nothing is sent, and the house says what to do`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            try await room.arca.house.store.write { try $0.execute("DELETE FROM webhook_secret") }
            #expect(try await room.turn(hook).letters.isEmpty)
            #expect(try await room.row(hook).pause == .noSecret)
            await #expect(throws: WebhookRefused.noSecret) {
                try await room.arca.run(ResumeWebhook(hook: hook, skipsWaiting: false))
            }
            try await room.arca.run(
                RenewWebhookSecret(hook: hook, secret: WebhookRoom.secret(9).text))
            try await room.arca.run(ResumeWebhook(hook: hook, skipsWaiting: false))
            #expect(try await room.turn(hook).letters.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: changed or paused while it is sent to, the rest waits`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            for name in ["Uno", "Due", "Tre"] { _ = try await room.register(name) }
            let pausing = PausingPost(arca: room.arca, hook: hook)
            var chance = SplitMix64(seed: 3)
            let turn = WebhookTurn(house: room.arca.house, hook: hook, post: pausing)
            #expect(await turn.run(from: nil, &chance) == nil)
            #expect(await pausing.count == 1)
            let row = try await room.row(hook)
            #expect(row.pause == .person && row.delivered == 1 && row.waiting == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: two that send at once move the place only forward`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.*")
            for number in 1...12 { _ = try await room.register("Numero \(number)") }
            async let one = room.turn(hook)
            async let other = room.turn(hook)
            let letters = try await one.letters + other.letters + room.turn(hook).letters
            let ids = Set(letters.compactMap { $0.headers["webhook-id"] })
            #expect(ids.count == 12)
            #expect(try await room.row(hook).waiting == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: thousands of facts that are none of its business cost it one look`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.add("members.admitted.v1")
            try await room.arca.house.batch(as: .house, road: .job, cause: "test") { tx in
                for number in 0..<1_200 {
                    try tx.perform(SetPublicAddress(address: "https://n\(number).example"))
                }
            }
            let quiet = try #require(try await room.turn(hook).quiet)
            let length = try await room.arca.house.store.count("SELECT COUNT(*) FROM fact")
            #expect(quiet.through == Int64(length))
            let kept = try await room.arca.house.store.count(
                "SELECT done_through FROM webhook_delivery")
            #expect(kept > 1_000)
        }
    }
}

/// Somebody pauses the webhook while a message is on its way.
private actor PausingPost: WebhookPost {
    let arca: TestArca
    let hook: ID<Webhook>
    private(set) var count = 0

    init(arca: TestArca, hook: ID<Webhook>) {
        self.arca = arca
        self.hook = hook
    }

    func post(
        _ body: String, headers: [(name: String, value: String)], to address: OutsideAddress,
        isHere: Bool
    ) async -> WebhookAnswer {
        count += 1
        _ = try? await arca.run(PauseWebhook(hook: hook))
        return .status(200)
    }

    func close() {}
}
