import Commons
import Hummingbird
import Journal
import Kernel

/// One request by somebody who has signed in (or is about to): who it is, in which language, what
/// was asked.
public struct Visit: Sendable {
    public let house: House
    public let actor: Actor
    public let preferences: Preferences
    public let method: HTTPRequest.Method
    public let path: String
    public let say: Say
    let session: Session?
    /// Up to which fact the house had told when this request came: what the page shows is not older.
    let seen: Int64?
    let request: RequestFacts
    let parameters: [String: String]

    /// What is needed of the raw request.
    struct RequestFacts: Sendable {
        let headers: HTTPFields
        let query: [(name: String, value: String)]
        let address: String
        let isSecure: Bool
        /// Scheme and host that the browser asked for.
        let origin: String
        /// The cookie of a browser that was here before; empty where there is none.
        var device = ""
    }

    /// Where the house is for this browser, and the name that its passkeys are for: the address that
    /// it asked for, since a key made for another name does not answer here.
    var relyingParty: RelyingParty? { RelyingParty(origin: request.origin) }

    var browserWords: String { BrowserName.words(request.headers[.userAgent] ?? "") }

    public var moments: Moments { Moments(language: say.language, zone: house.zone) }
    public var now: Instant { house.time.now() }
    public var today: CalendarDate { house.zone.date(of: now) }

    /// A script asks for a piece of a page.
    public var wantsFragment: Bool { request.headers[.init("Arca-Fragment") ?? .accept] == "1" }

    /// A parameter of the address: `?q=…`; nil when absent or empty.
    public func query(_ name: String) -> String? {
        request.query.last { $0.name == name }?.value.nonEmpty
    }

    public var queryTree: Tree { Tree.fields(request.query) }

    /// A part of the path, as in `/parties/:id`.
    public func part(_ name: String) -> String { parameters[name] ?? "" }

    /// An identifier in the path; what is no identifier is simply not there.
    public func id<Entity>(_ name: String = "id", of type: Entity.Type = Entity.self) throws -> ID<
        Entity
    > {
        guard let id = ID<Entity>(part(name)) else { throw CommonRefusal.notFound }
        return id
    }

    public func ask<Q: Query>(_ query: Q) async throws -> Q.Answer {
        try await house.ask(query, as: actor)
    }

    /// Several queries on one state.
    public func reading<Value: Sendable>(
        _ body: @Sendable @escaping (Reading) throws -> Value
    ) async throws -> Value {
        try await house.reading(as: actor, body)
    }

    /// Runs the command that a form asks for. A form that is sent twice gives one fact, because its
    /// hidden key comes with it. A refusal goes to `refused`, which shows the form again.
    public func submit<C: Command>(
        _ type: C.Type, _ form: Form, then: (C.Outcome) async throws -> Answer,
        refused: (any Refusal) async throws -> Answer
    ) async throws -> Answer {
        try await submit(type, { form }, then: then, refused: refused)
    }

    /// - Parameter form: what was sent, made the command's: it may be refused as the command may.
    public func submit<C: Command>(
        _ type: C.Type, _ form: () async throws -> Form,
        then: (C.Outcome) async throws -> Answer, refused: (any Refusal) async throws -> Answer
    ) async throws -> Answer {
        do {
            let form = try await form()
            let command = try InputDecoder.decode(C.self, from: form.tree)
            let outcome = try await house.run(
                command, as: actor, road: .web, key: form["_key"]?.nonEmpty)
            return try await then(outcome)
        } catch let refusal as any Refusal where refusal.kind != .notFound {
            var answer = try await refused(refusal)
            if answer.status == .ok { answer.status = refusal.kind.status }
            return answer
        }
    }

    /// The hidden fields that every form carries: proof that it is ours, and its key.
    public var formKeys: HTML {
        """
        <input type="hidden" name="_token" value="\(session?.formToken ?? "")">\
        <input type="hidden" name="_key" value="\(house.newKey())">
        """
    }

    public func fields(
        _ form: Form? = nil, _ refusal: (any Refusal)? = nil, scope: String = ""
    ) -> FormFields {
        FormFields(say, form: form, refusal: refusal, scope: scope)
    }
}

extension House {
    /// A key that no other form has.
    func newKey() -> String { (ids.next() as ID<Visit>).description }
}

extension String {
    public var nonEmpty: String? { isEmpty ? nil : self }
}

extension RefusalKind {
    public var status: HTTPResponse.Status {
        switch self {
        case .invalid: .unprocessableContent
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .conflict: .conflict
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        }
    }
}
