import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Takes messages to a receiver; tests have one that writes them down.
protocol WebhookPost: Sendable {
    func post(
        _ body: String, headers: [(name: String, value: String)], to address: WebhookAddress,
        isHere: Bool
    ) async -> WebhookAnswer

    /// Lets go of the line. It may be used again.
    func close() async
}

/// By HTTP. The name is looked up, all it leads to is judged, and the line goes to what was judged:
/// who answers for the name cannot show one address to the judge and another to the line.
actor HTTPPost: WebhookPost {
    private static let seconds: Int64 = 10
    private static let connectSeconds: Int64 = 4
    private static let mostAddresses = 3
    /// Of an answer, so that the line can be used again; nobody reads it.
    private static let mostBytes = 16 << 10

    private var open: (address: WebhookAddress, client: HTTPClient)?
    private let trust: NIOSSLTrustRoots

    /// - Parameter trust: who vouches for certificates: those whom the machine trusts, outside tests.
    init(trust: NIOSSLTrustRoots = .default) { self.trust = trust }

    func post(
        _ body: String, headers: [(name: String, value: String)], to address: WebhookAddress,
        isHere: Bool
    ) async -> WebhookAnswer {
        let deadline = NIODeadline.now() + .seconds(Self.seconds)
        var request = HTTPClientRequest(url: address.text)
        request.method = .POST
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(string: body))
        // Whoever reads another machine in the address than we do is not asked.
        guard URL(string: address.text)?.host == address.host else { return .fault(.notPublic) }
        if let open, open.address == address {
            let answer = await Self.execute(request, on: open.client, deadline)
            // A line that stood open may have ended meanwhile: nobody's failure.
            if answer != .fault(.brokenOff), answer != .fault(.unreachable) { return answer }
        }
        await close()
        let places = await HostAddresses.of(address.host)
        if places.isEmpty { return .fault(.unknownHost) }
        guard places.allSatisfy({ isHere ? $0.isLoopback : $0.isPublic }) else {
            return .fault(.notPublic)
        }
        var answer = WebhookAnswer.fault(.unreachable)
        for place in places.prefix(Self.mostAddresses) {
            let client = client(for: address, at: place)
            answer = await Self.execute(request, on: client, deadline)
            if answer != .fault(.unreachable) {
                open = (address, client)
                return answer
            }
            try? await client.shutdown()
        }
        return answer
    }

    func close() async {
        guard let client = open?.client else { return }
        open = nil
        try? await client.shutdown()
    }

    private func client(for address: WebhookAddress, at place: NetworkAddress) -> HTTPClient {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = trust
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(Self.connectSeconds)))
        configuration.dnsOverride = [address.host: place.description]
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        return HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
            configuration: configuration)
    }

    private static func execute(
        _ request: HTTPClientRequest, on client: HTTPClient, _ deadline: NIODeadline
    ) async -> WebhookAnswer {
        do {
            let response = try await client.execute(request, deadline: deadline)
            let status = Int(response.status.code)
            // What is longer, or slow, ends the line; the answer is known already.
            _ = try? await response.body.collect(upTo: mostBytes)
            let asked =
                [429, 503].contains(status)
                ? RetryAfter.seconds(
                    response.headers.first(name: "Retry-After"),
                    answeredAt: response.headers.first(name: "Date")) : nil
            return asked.map { .later(status, seconds: $0) } ?? .status(status)
        } catch let fault as HTTPClientError
            where [.deadlineExceeded, .readTimeout, .writeTimeout].contains(fault)
        {
            return .fault(.tooSlow)
        } catch {
            return .fault(Self.why(error))
        }
    }

    private static func why(_ error: any Error) -> WebhookFault {
        switch error {
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: .badCertificate
        case is NIOConnectionError: .unreachable
        case let fault as HTTPClientError where fault == .connectTimeout: .unreachable
        case let fault as IOError where unreached.contains(fault.errnoCode): .unreachable
        default: .brokenOff
        }
    }

    private static let unreached = [
        ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT, EADDRNOTAVAIL,
    ]
}
