import Commons
import Foundation
import Hummingbird
import Journal
import Kernel
import Logging
import NIOCore
import Store

/// The house as seen through a browser and by programs: every address, one way of answering.
public final class Site: Sendable {
    let house: House
    let features: [any SiteFeature]
    let menu: [MenuEntry]
    private let metrics = Metrics()
    private let routes: [Pages.Route]
    private static let idleSeconds: Int64 = 60

    private let version: String

    /// - Parameter version: of the program, for metrics.
    public init(_ house: House, version: String = "") {
        self.house = house
        self.version = version
        features = house.features.compactMap { $0 as? any SiteFeature }
        menu =
            [
                MenuEntry("Oggi", "Today", href: "/", icon: "today", place: 0, .oversee),
                MenuEntry(
                    "Cifre", "Figures", href: "/figures", icon: "figures", place: 45, .oversee),
                MenuEntry("Memoria", "Memory", href: "/memory", icon: "memory", place: 20),
            ] + features.flatMap(\.menu)
        var pages = Pages()
        for feature in features { feature.pages(&pages) }
        let limit = AttemptLimit()
        SignInPages(limit: limit).register(in: &pages)
        Invitation.register(in: &pages)
        SecurityPages().register(in: &pages)
        SecondFactorPages().register(in: &pages)
        ProofPages(limit: limit).register(in: &pages)
        HousePages(features: features).register(in: &pages)
        SettingsPages(features: features, limit: limit).register(in: &pages)
        AccountPages().register(in: &pages)
        AddressPage().register(in: &pages)
        SleepPage().register(in: &pages)
        KeyPages().register(in: &pages)
        RightsPage().register(in: &pages)
        ExportPage().register(in: &pages)
        MemoryPages(features: features).register(in: &pages)
        FigurePages(features: features).register(in: &pages)
        routes = pages.routes
    }

    public func responder() -> some HTTPResponder<SiteRequestContext> {
        let router = Router(context: SiteRequestContext.self)
        router.add(
            middleware: Elsewhere { request, context in
                await self.answer(request, context) { try self.elsewhere(request) }
            })
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await self.answer(request, context) {
                    try await self.visit(route, request, context)
                }
            }
        }
        router.get("/assets/:name") { request, context in
            await self.answer(request, context) {
                let name = context.parameters.get("name") ?? ""
                guard let asset = Asset.answer(name, ifNoneMatch: request.headers[.ifNoneMatch])
                else {
                    throw CommonRefusal.notFound
                }
                return (asset, nil)
            }
        }
        router.get("/events") { request, context in
            await self.answer(request, context) {
                guard let session = try await self.session(request),
                    session.account.actor().may(.oversee)
                else { throw CommonRefusal.notFound }
                let asked = request.uri.queryParameters.get("after").flatMap { Int64($0) }
                let heard = request.headers[.init("Last-Event-ID") ?? .accept].flatMap { Int64($0) }
                let position = heard ?? asked
                return (await LiveEvents(house: self.house).answer(after: position), nil)
            }
        }
        router.get("/healthz") { _, _ in
            Response(status: .ok, body: .init(byteBuffer: .init(string: "ok\n")))
        }
        let readiness = Readiness(house: house)
        router.get("/readyz") { _, _ in await readiness.answer() }
        router.get("/metrics") { request, context in
            await self.answer(request, context) {
                // For a collector on the same machine; through a proxy it is an address like others.
                guard context.remoteAddress.isLoopback,
                    request.headers[.init("X-Forwarded-For") ?? .accept] == nil
                else { throw CommonRefusal.notFound }
                return (.text(try await self.measures(), type: "text/plain; version=0.0.4"), nil)
            }
        }
        APIRoutes(house: house, version: version).register(on: router, answer: self.answer)
        return router.buildResponder()
    }

    private func measures() async throws -> String {
        let house = house
        let (facts, gauges) = try await house.store.read {
            (try Journal.length(of: $0), try house.gauges(in: $0))
        }
        return metrics.text(
            facts: facts, gauges: gauges, waits: house.store.waits, version: version,
            engine: house.store.dialect)
    }

    /// No page is here. The address of a form that was sent leads back to the page it stands on: it
    /// is in the bar of who reloads a form that came back.
    private func elsewhere(_ request: Request) throws -> (Answer, Visit?) {
        let path = request.uri.path
        guard request.method == .get,
            routes.contains(where: { $0.method == .post && $0.fits(path) })
        else { throw CommonRefusal.notFound }
        var parts = path.split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            let page = "/" + parts.joined(separator: "/")
            if routes.contains(where: { $0.method == .get && $0.fits(page) }) {
                let query = request.uri.query.map { "?\($0)" } ?? ""
                return (.redirect(to: page + query), nil)
            }
        }
        throw CommonRefusal.notFound
    }

    /// Serves until the task is cancelled or the process is told to stop.
    public func serve(host: String, port: Int, workers: [any Worker]) async throws {
        let application = Application(
            responder: responder(),
            // Who sends a request slowly, or none, does not hold a connection for ever.
            server: .http1(configuration: .init(idleTimeout: .seconds(Self.idleSeconds))),
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            services: workers.map { WorkerService($0, logger: house.logger) }, logger: house.logger)
        try await application.runService()
    }

    // MARK: One request

    private func visit(_ route: Pages.Route, _ request: Request, _ context: SiteRequestContext)
        async throws -> (Answer, Visit?)
    {
        let session = try await session(for: route, request)
        let visit = visit(request, context, session, seen: await house.follower.position)
        if case .signedIn(let permission) = route.access {
            guard session != nil else {
                if request.method == .get, !visit.wantsFragment {
                    return (
                        .redirect(to: address("/sign-in", [("next", request.uri.description)])), nil
                    )
                }
                if visit.wantsFragment { return (.empty(.unauthorized), visit) }
                return (.page(ErrorPages.signedOut(visit.say), status: .unauthorized), visit)
            }
            guard visit.actor.may(permission) else { throw CommonRefusal.forbidden }
        }
        guard route.method == .post else { return (try await route.handle(visit, Form()), visit) }
        try Guard.checkOrigin(request)
        let form = try await Self.form(of: request, limit: route.bodyLimit)
        if case .signedIn = route.access, let session { try Guard.checkToken(form, session) }
        return try await FormKept.keeping(form, of: request) {
            (try await route.handle(visit, form), visit)
        }
    }

    /// Whose request it is. If that cannot be known now, a form is kept; but no more is read for an
    /// unknown sender than a form of words has.
    private func session(for route: Pages.Route, _ request: Request) async throws -> Session? {
        do {
            return try await session(request)
        } catch let fault as StoreFault where fault.isWorthRetrying && route.method == .post {
            try Guard.checkOrigin(request)
            let form = try await Self.form(of: request, limit: Pages.formLimit)
            throw FormKept(form: form, address: request.uri.description, fault: fault)
        }
    }

    func visit(
        _ request: Request, _ context: SiteRequestContext, _ session: Session?, seen: Int64?
    ) -> Visit {
        let preferences = session?.preferences ?? Preferences()
        let language = preferences.language ?? Self.language(of: request)
        let actor =
            session?.account.actor(language: language) ?? .house
        let query = request.uri.query.map { URLEncoded.fields($0) } ?? []
        let isSecure = request.headers[.init("X-Forwarded-Proto") ?? .accept] == "https"
        var parameters: [String: String] = [:]
        for (name, value) in context.parameters { parameters[String(name)] = String(value) }
        return Visit(
            house: house, actor: actor, preferences: preferences, method: request.method,
            path: request.uri.path, say: Say(language), session: session,
            seen: seen,
            request: Visit.RequestFacts(
                headers: request.headers, query: query, address: Self.visitor(request, context),
                isSecure: isSecure,
                origin: "\(isSecure ? "https" : "http")://\(request.head.authority ?? "")",
                device: request.cookies[KnownDevice.cookie]?.value ?? ""),
            parameters: parameters)
    }

    func session(_ request: Request) async throws -> Session? {
        guard let secret = request.cookies[Session.cookie]?.value,
            (20...100).contains(secret.utf8.count)
        else { return nil }
        return try await Session.find(secret: secret, in: house)
    }

    /// Who really asks, where a proxy on this machine says so: the last name is the one it wrote
    /// itself, those before it anybody can send. Else all would share the proxy's limit on sign-in,
    /// and one who guesses would shut everybody out.
    static func visitor(_ request: Request, _ context: SiteRequestContext) -> String {
        guard context.remoteAddress.isLoopback,
            let forwarded = request.headers[values: .init("X-Forwarded-For") ?? .accept].last?
                .split(separator: ",").last?.trimmingCharacters(in: .whitespaces),
            (1...64).contains(forwarded.utf8.count)
        else { return context.remoteAddress }
        return forwarded
    }

    private static func language(of request: Request) -> Language {
        let accepted = request.headers[.acceptLanguage]?.lowercased() ?? ""
        return accepted.hasPrefix("it") || accepted.isEmpty ? .italian : .english
    }

    /// Every answer passes here: faults become pages, headers are set, time is counted.
    private func answer(
        _ request: Request, _ context: SiteRequestContext,
        _ make: () async throws -> (Answer, Visit?)
    ) async -> Response {
        let trace = RequestTrace(request.headers, ids: house.ids)
        return await RequestTrace.$current.withValue(trace) {
            var response = await timed(request, context, make)
            trace.write(to: &response.headers)
            return response
        }
    }

    private func timed(
        _ request: Request, _ context: SiteRequestContext,
        _ make: () async throws -> (Answer, Visit?)
    ) async -> Response {
        let began = ContinuousClock.now
        var response: Response
        do {
            let (answer, visit) = try await make()
            response = await self.response(answer, visit)
        } catch {
            response = await failure(error, request, context)
        }
        let elapsed = (ContinuousClock.now - began).components
        let milliseconds = Double(elapsed.seconds) * 1000 + Double(elapsed.attoseconds) / 1e15
        metrics.record(status: response.status.code, milliseconds: milliseconds)
        return response
    }

    /// The page with what stands around it; that the house sleeps is said to whoever has signed in.
    private func framed(_ page: Page, _ visit: Visit?) async -> HTML {
        guard let visit else { return page.body }
        let isAsleep = visit.session == nil ? false : (try? await house.isAsleep()) ?? false
        return PageFrame(visit: visit, menu: menu, cooperative: house.name, isAsleep: isAsleep)
            .html(page)
    }

    func response(_ answer: Answer, _ visit: Visit?) async -> Response {
        var headers = Guard.headers
        headers[.cacheControl] = "no-store"
        for field in answer.headers where field.name != .setCookie {
            headers[field.name] = field.value
        }
        headers[values: .setCookie] = answer.headers[values: .setCookie]
        switch answer.body {
        case .page(let page):
            headers[.contentType] = "text/html; charset=utf-8"
            let html = await framed(page, visit)
            return Response(
                status: answer.status, headers: headers,
                body: .init(byteBuffer: .init(string: html.text)))
        case .bytes(let bytes, let type):
            headers[.contentType] = type
            return Response(
                status: answer.status, headers: headers,
                body: .init(byteBuffer: .init(bytes: bytes)))
        case .stream(let body, let type):
            headers[.contentType] = type
            return Response(status: answer.status, headers: headers, body: body)
        case .none:
            return Response(status: answer.status, headers: headers)
        }
    }
}

/// Answers where no route does.
private struct Elsewhere: RouterMiddleware {
    let answer: @Sendable (Request, SiteRequestContext) async -> Response

    func handle(
        _ request: Request, context: SiteRequestContext,
        next: (Request, SiteRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let fault as HTTPError where fault.status == .notFound {
            return await answer(request, context)
        }
    }
}

extension String {
    /// An address of this machine itself.
    fileprivate var isLoopback: Bool { hasPrefix("127.") || self == "::1" || self == "local" }
}
