import ArcaTesting
import Commons
import Journal
import Kernel
import Testing

@testable import Webhooks

@Suite struct WebhookCommandTests {
    private func adding(
        url: String = "https://sistema.example/", facts: [String] = ["*"], secret: String? = nil,
        isHere: Bool = false
    ) -> AddWebhook {
        AddWebhook(
            title: "Contabilità", url: url, facts: facts,
            secret: secret ?? WebhookRoom.secret(1).text, isHere: isHere)
    }

    @Test(arguments: TestEngine.available)
    func `C4: what cannot be sent to is refused, and nothing is kept`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            let before = try await room.arca.house.store.count("SELECT COUNT(*) FROM fact")
            for (command, refusal) in [
                (adding(url: "http://sistema.example/"), WebhookRefused.badAddress),
                (adding(url: "https://192.168.1.1/"), .notPublic),
                (adding(url: "http://127.0.0.1:9/", isHere: true), .onlyByCommandLine),
                (adding(facts: []), .noFacts), (adding(facts: ["orto.*"]), .noSuchFact("orto.*")),
                (adding(secret: "whsec_corto"), .badSecret),
            ] {
                for road in [Road.web, .api, .mail, .job, .import] {
                    await #expect(throws: refusal) {
                        try await room.arca.run(command, road: road)
                    }
                }
            }
            await #expect(throws: CommonRefusal.forbidden) {
                try await room.arca.run(adding(), as: room.arca.renzo)
            }
            await #expect(throws: WebhookRefused.notHere) {
                try await room.arca.run(adding(url: "http://10.0.0.1/", isHere: true), road: .cli)
            }
            let after = try await room.arca.house.store.count("SELECT COUNT(*) FROM fact")
            #expect(after == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: what the command line sends to this machine, no page turns to another program`(
        _ engine: TestEngine
    ) async throws {
        try await WebhookRoom.with(engine) { room in
            let hook = try await room.arca.run(
                adding(url: "http://127.0.0.1:9/", isHere: true), road: .cli)
            let moved = ChangeWebhook(
                hook: hook, title: "Altro", url: "http://127.0.0.1:5432/", facts: ["*"])
            await #expect(throws: WebhookRefused.onlyByCommandLine) {
                try await room.arca.run(moved, road: .web)
            }
            // Its name may be changed on the page.
            try await room.arca.run(
                ChangeWebhook(
                    hook: hook, title: "Altro", url: "http://127.0.0.1:9/", facts: ["members.*"]),
                road: .web)
            try await room.arca.run(moved, road: .cli)
            let row = try await room.row(hook)
            #expect(row.title == "Altro" && row.url == "http://127.0.0.1:5432/" && row.isHere)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: there are so many and no more, and each thing is done once`(_ engine: TestEngine)
        async throws
    {
        try await WebhookRoom.with(engine) { room in
            for _ in 0..<Webhook.most { try await room.arca.run(adding()) }
            await #expect(throws: WebhookRefused.tooMany) { try await room.arca.run(adding()) }
            let hook = try await room.arca.ask(AllWebhooks())[0].id
            await #expect(throws: WebhookRefused.isNotPaused) {
                try await room.arca.run(ResumeWebhook(hook: hook, skipsWaiting: false))
            }
            try await room.arca.run(PauseWebhook(hook: hook))
            await #expect(throws: WebhookRefused.isPaused) {
                try await room.arca.run(PauseWebhook(hook: hook))
            }
            await #expect(throws: WebhookRefused.isPaused) {
                try await room.arca.run(TryWebhook(hook: hook))
            }
            try await room.arca.run(RemoveWebhook(hook: hook))
            for refused in [
                { try await room.arca.run(RemoveWebhook(hook: hook)) },
                { try await room.arca.run(PauseWebhook(hook: hook)) },
                { try await room.arca.run(ResumeWebhook(hook: hook, skipsWaiting: true)) },
            ] {
                await #expect(throws: WebhookRefused.notFound) { _ = try await refused() }
            }
            let left = try await room.arca.house.store.count(
                "SELECT COUNT(*) FROM webhook_secret WHERE hook = \(hook)")
            #expect(left == 0)
            #expect(try await room.arca.ask(AllWebhooks()).count == Webhook.most - 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `C4: a secret goes in and never comes out`(_ engine: TestEngine) async throws {
        try await WebhookRoom.with(engine) { room in
            let secret = WebhookRoom.secret(1)
            let hook = try await room.add()
            let told = try OutputJSON.text(try await room.arca.ask(AllWebhooks()))
            #expect(!told.contains("whsec_"))
            let sealed: [String] = try await room.arca.house.store.read { db in
                try db.values("SELECT sealed FROM webhook_secret", as: String.self)
                    + db.values("SELECT structure FROM fact", as: String.self)
                    + db.values("SELECT content FROM fact_content", as: String.self)
            }
            #expect(sealed.allSatisfy { !$0.contains(secret.text) })
            // Sealed for this webhook: moved to another it does not open.
            let other = try await room.add()
            try await room.arca.house.store.write { db in
                try db.execute(
                    """
                    UPDATE webhook_secret SET sealed = (
                        SELECT sealed FROM webhook_secret WHERE hook = \(hook)) WHERE hook = \(other)
                    """)
            }
            let (house, now) = (room.arca.house, room.arca.time.now())
            let opened = try await house.store.read {
                try WebhookKeys.find(other, at: now, house.secrets, in: $0)
            }
            #expect(opened.isEmpty)
        }
    }

    @Test func `metrics and doctor hear of webhooks that stopped`() async throws {
        try await WebhookRoom.with(.sqlite) { room in
            let hook = try await room.add("members.*")
            _ = try await room.register("Uno")
            await room.post.answering(.status(410))
            try await room.turn(hook)
            let gauges = try await room.arca.house.store.read {
                try WebhookGauges.all(in: $0)
            }
            let stopped = try #require(gauges.first { $0.label == "stopped" })
            #expect(stopped.value == 1 && stopped.isTrouble)
            #expect(gauges.first { $0.label == "failed" }?.value == 1)
        }
    }
}
