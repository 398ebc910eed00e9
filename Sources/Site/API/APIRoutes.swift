import Commons
import Crypto
import Foundation
import Hummingbird
import Kernel

/// The JSON API: `POST /api/v1/<feature>/<command>` runs a command, `GET /api/v1/<feature>/<query>`
/// asks a query. Bearer tokens only: no cookie opens it, so no foreign page can.
struct APIRoutes {
    let house: House
    /// Of the program, for the description.
    let version: String
    private let limit = RequestLimit()

    init(house: House, version: String) {
        self.house = house
        self.version = version
    }

    typealias Answering =
        @Sendable (Request, SiteRequestContext, () async throws -> (Answer, Visit?)) async ->
        Response

    private static let bodyLimit = 32 << 20

    func register(on router: Router<SiteRequestContext>, answer: @escaping Answering) {
        router.on("/api/v1/:feature/:name", method: .post) { request, context in
            await answer(request, context) {
                let actor = try await actor(of: request)
                let body = try await Site.bytes(of: request, limit: Self.bodyLimit)
                let outcome = try await house.run(
                    named: Self.name(context), input: try Tree.json(body), as: actor, road: .api,
                    key: request.headers[.init("Idempotency-Key") ?? .accept])
                return (.json(outcome), nil)
            }
        }
        router.on("/api/v1/:feature/:name", method: .get) { request, context in
            await answer(request, context) {
                let actor = try await actor(of: request)
                let fields = request.uri.query.map { URLEncoded.fields($0) } ?? []
                let found = try await house.ask(
                    named: Self.name(context), input: Tree.fields(fields), as: actor)
                return (Self.tagged(.json(found), request), nil)
            }
        }
        let description = Result { try OpenAPI(house: house, version: version).bytes() }
        router.get("/api/v1/openapi.json") { request, context in
            await answer(request, context) {
                let bytes = try description.get()
                let type = "application/json; charset=utf-8"
                return (
                    Self.tagged(
                        Answer(status: .ok, headers: [:], body: .bytes(bytes, type: type)), request),
                    nil
                )
            }
        }
        router.get("/api/v1") { request, context in
            await answer(request, context) {
                _ = try await actor(of: request)
                return (.json(try OutputJSON.text(Contents(house))), nil)
            }
        }
    }

    /// With its tag (RFC 9110, section 13.1.2): whoever has this very answer gets none.
    private static func tagged(_ answer: Answer, _ request: Request) -> Answer {
        guard case .bytes(let bytes, _) = answer.body else { return answer }
        let tag = "\"\(Bytes.hex(Array(SHA256.hash(data: bytes)).prefix(16)))\""
        let known = (request.headers[.ifNoneMatch] ?? "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        let has = known.contains { $0 == tag || $0 == "W/" + tag || $0 == "*" }
        var tagged = has ? Answer.empty(.notModified) : answer
        tagged.headers[.eTag] = tag
        return tagged
    }

    private static func name(_ context: SiteRequestContext) -> String {
        "\(context.parameters.get("feature") ?? "").\(context.parameters.get("name") ?? "")"
    }

    private func actor(of request: Request) async throws -> Actor {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer "),
            let token = try await Tokens.find(secret: String(header.dropFirst(7)), in: house)
        else { throw APIRefused.noToken }
        if let most = token.perMinute,
            let seconds = limit.wait(of: token.id, perMinute: most, at: house.time.now())
        {
            throw APIRefused.tooMany(seconds: seconds)
        }
        return token.actor
    }

    /// RFC 9457, with our own fields beside its.
    static func problem(_ refusal: any Refusal) -> Answer {
        let problem = Problem(refusal)
        let refused = refusal as? APIRefused
        var answer = Answer.json(
            (try? OutputJSON.text(problem)) ?? "{}",
            status: refused == .noToken ? .unauthorized : refusal.kind.status)
        if case .bytes(let bytes, _) = answer.body {
            answer.body = .bytes(bytes, type: "application/problem+json; charset=utf-8")
        }
        switch refused {
        case .noToken: answer.headers[.wwwAuthenticate] = "Bearer"
        case .tooMany(let seconds): answer.headers[.retryAfter] = "\(seconds)"
        case nil: break
        }
        return answer
    }

    static func fault(_ reference: String, _ status: HTTPResponse.Status) -> Answer {
        .json(
            "{\"code\":\"fault\",\"reference\":\"\(reference)\",\"status\":\(status.code)}",
            status: status)
    }

    private struct Contents: Codable {
        struct Entry: Codable {
            let name: String
            let purpose: Bilingual
        }
        let commands: [Entry]
        let queries: [Entry]

        init(_ house: House) {
            commands = house.commands.values.map { Entry(name: $0.name, purpose: $0.purpose) }
                .sorted { $0.name < $1.name }
            queries = house.queries.values.map { Entry(name: $0.name, purpose: $0.purpose) }
                .sorted { $0.name < $1.name }
        }
    }
}

enum APIRefused: Refusal, Equatable {
    case noToken
    case tooMany(seconds: Int)

    var code: String { self == .noToken ? "noToken" : "tooMany" }

    var kind: RefusalKind { self == .noToken ? .forbidden : .tooMany }

    var sentence: Bilingual {
        switch self {
        case .noToken:
            Bilingual(
                it: "Serve una chiave valida nell'intestazione Authorization: Bearer …",
                en: "A valid key is needed in the header Authorization: Bearer …")
        case .tooMany(let seconds):
            Bilingual(
                it: "Questa chiave ha chiesto troppo: riprova fra \(seconds) s.",
                en: "This key has asked too much: try again in \(seconds) s.")
        }
    }
}
