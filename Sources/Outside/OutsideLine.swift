import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// By HTTP. The name is looked up, all it leads to is judged, and the line goes to what was judged:
/// who answers for the name cannot show one address to the judge and another to the line.
public actor OutsideLine {
    private static let seconds: Int64 = 10
    private static let connectSeconds: Int64 = 4
    private static let mostAddresses = 3

    private var open: (address: OutsideAddress, client: HTTPClient)?
    private let trust: NIOSSLTrustRoots

    /// Of an answer to a webhook, so that the line can be used again.
    public static let few = 16 << 10

    /// - Parameter trust: who vouches for certificates: those whom the machine trusts, outside tests.
    public init(trust: NIOSSLTrustRoots = .default) { self.trust = trust }

    /// - Parameters:
    ///   - isHere: to a program on this very machine, and to no other.
    ///   - most: how much of the answer is read; of what is longer, or slow, nothing is given.
    public func post(
        _ body: [UInt8], headers: [(name: String, value: String)], to address: OutsideAddress,
        isHere: Bool, most: Int = few
    ) async -> OutsideAnswer {
        let deadline = NIODeadline.now() + .seconds(Self.seconds)
        var request = HTTPClientRequest(url: address.text)
        request.method = .POST
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        // Whoever reads another machine in the address than we do is not asked.
        guard URL(string: address.text)?.host == address.host else { return .fault(.notPublic) }
        if let open, open.address == address {
            let answer = await Self.execute(request, on: open.client, deadline, most)
            // A line that stood open may have ended meanwhile: nobody's failure.
            if answer != .fault(.brokenOff), answer != .fault(.unreachable) { return answer }
        }
        await close()
        let places = await HostAddresses.of(address.host)
        if places.isEmpty { return .fault(.unknownHost) }
        guard places.allSatisfy({ isHere ? $0.isLoopback : $0.isPublic }) else {
            return .fault(.notPublic)
        }
        var answer = OutsideAnswer.fault(.unreachable)
        for place in places.prefix(Self.mostAddresses) {
            let client = client(for: address, at: place)
            answer = await Self.execute(request, on: client, deadline, most)
            if answer != .fault(.unreachable) {
                open = (address, client)
                return answer
            }
            try? await client.shutdown()
        }
        return answer
    }

    /// Lets go of the line. It may be used again.
    public func close() async {
        guard let client = open?.client else { return }
        open = nil
        try? await client.shutdown()
    }

    private func client(for address: OutsideAddress, at place: NetworkAddress) -> HTTPClient {
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
        _ request: HTTPClientRequest, on client: HTTPClient, _ deadline: NIODeadline, _ most: Int
    ) async -> OutsideAnswer {
        do {
            let response = try await client.execute(request, deadline: deadline)
            let status = Int(response.status.code)
            // What is longer, or slow, ends the line; the status is known already.
            let body = await Self.body(of: response, most, until: deadline)
            let asked =
                [429, 503].contains(status)
                ? RetryAfter.seconds(
                    response.headers.first(name: "Retry-After"),
                    answeredAt: response.headers.first(name: "Date")) : nil
            return .said(
                status: status, body: body ?? [], later: asked)
        } catch let fault as HTTPClientError
            where [.deadlineExceeded, .readTimeout, .writeTimeout].contains(fault)
        {
            return .fault(.tooSlow)
        } catch {
            return .fault(Self.why(error))
        }
    }

    /// Nil where it is longer, or not there in time: the deadline of a request ends with its head.
    private static func body(
        of response: HTTPClientResponse, _ most: Int, until deadline: NIODeadline
    ) async -> [UInt8]? {
        let left = max(0, (deadline - .now()).nanoseconds)
        return await withTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                (try? await response.body.collect(upTo: most)).map { Array($0.readableBytesView) }
            }
            group.addTask {
                try? await Task.sleep(nanoseconds: UInt64(left))
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    private static func why(_ error: any Error) -> OutsideFault {
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
