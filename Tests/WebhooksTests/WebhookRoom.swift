import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Members
import Site
import Testing

@testable import Outside
@testable import Webhooks

/// A receiver that writes down what comes, and answers as it is told to.
actor WrittenPost: WebhookPost {
    struct Letter: Sendable {
        let body: String
        let headers: [String: String]
        let address: String
        let isHere: Bool
    }

    private(set) var letters: [Letter] = []
    private var answer = WebhookAnswer.status(200)

    func answering(_ answer: WebhookAnswer) { self.answer = answer }

    func post(
        _ body: String, headers: [(name: String, value: String)], to address: OutsideAddress,
        isHere: Bool
    ) -> WebhookAnswer {
        letters.append(
            Letter(
                body: body,
                headers: Dictionary(
                    headers.map { ($0.name, $0.value) }, uniquingKeysWith: { one, _ in one }),
                address: address.text, isHere: isHere))
        return answer
    }

    func close() {}

    /// What came since the last time.
    func take() -> [Letter] {
        defer { letters = [] }
        return letters
    }
}

extension WrittenPost.Letter {
    /// Type and place in the journal, as the body has them.
    var event: (type: String, sequence: Int64, subjects: [String]) {
        get throws {
            struct Body: Decodable {
                struct Data: Decodable {
                    let sequence: Int64
                    let subjects: [String]
                }
                let type: String
                let data: Data
            }
            let read = try JSONDecoder().decode(Body.self, from: Data(body.utf8))
            return (read.type, read.data.sequence, read.data.subjects)
        }
    }

    func isSigned(by secret: WebhookSecret) -> Bool {
        let made = WebhookSignature.make(
            id: headers["webhook-id"] ?? "", time: headers["webhook-timestamp"] ?? "", body: body,
            secret: secret)
        return (headers["webhook-signature"] ?? "").split(separator: " ").contains { $0 == made }
    }
}

/// A cooperative with somebody who listens.
struct WebhookRoom {
    let arca: TestArca
    let post = WrittenPost()

    static func with(
        _ engine: TestEngine, _ body: (WebhookRoom) async throws -> Void
    ) async throws {
        try await TestArca.with(
            engine, features: [SiteCore(), MembersFeature(), WebhooksFeature()]
        ) { try await body(WebhookRoom(arca: $0)) }
    }

    static func secret(_ seed: UInt64) -> WebhookSecret {
        var chance = SplitMix64(seed: seed)
        return WebhookSecret.make(&chance)
    }

    func add(_ facts: String = "*", url: String = "https://sistema.example/arca") async throws
        -> ID<Webhook>
    {
        try await arca.run(
            AddWebhook(
                title: "Contabilità", url: url, facts: [facts], secret: Self.secret(1).text,
                isHere: false))
    }

    /// Sends until nothing waits or something fails: what came, and where it ended.
    @discardableResult
    func turn(_ hook: ID<Webhook>, from quiet: WebhookTurn.Quiet? = nil) async throws
        -> (letters: [WrittenPost.Letter], quiet: WebhookTurn.Quiet?)
    {
        var chance = SplitMix64(seed: 3)
        let turn = WebhookTurn(house: arca.house, hook: hook, post: post)
        let quiet = await turn.run(from: quiet, &chance)
        return (await post.take(), quiet)
    }

    func row(_ hook: ID<Webhook>) async throws -> AllWebhooks.Row {
        try #require(try await arca.ask(AllWebhooks()).first { $0.id == hook })
    }

    func register(_ name: String) async throws -> ID<Party> {
        try await arca.run(RegisterParty(partyName: name, givenName: "Bruno"))
    }
}
