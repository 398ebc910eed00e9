import NIOCore
import NIOPosix
import NIOSSL

/// One line to a mail server: bytes out, bytes in, each with a limit of time. Knows nothing of
/// what is said. It closes when the last one who holds it lets go.
final class MailConnection: Sendable {
    private let channel: any Channel
    private let inbox: NIOLoopBound<MailInbox>
    private let server: MailServer
    private let security: NIOSSLContext?

    private init(_ channel: any Channel, _ inbox: NIOLoopBound<MailInbox>, _ plan: Plan) {
        self.channel = channel
        self.inbox = inbox
        self.server = plan.server
        self.security = plan.security
    }

    deinit {
        channel.close(promise: nil)
    }

    /// Our own address as the server may see it.
    var ownAddress: SocketAddress? { channel.localAddress }

    /// Connects, and with implicit TLS waits until the line is protected.
    static func open(
        to server: MailServer, on group: any EventLoopGroup
    ) async throws -> MailConnection {
        let plan = try Plan(server)
        let connection = try await connect(plan, on: group)
        try Task.checkCancellation()
        if server.security == .tls { try await connection.awaitSecurity() }
        return connection
    }

    /// The next bytes. Throws when none come in time.
    func receive(within time: Duration, step: MailStep) async throws -> ByteBuffer {
        let bytes = try await onLoop { inbox, loop in
            inbox.receive(within: TimeAmount(time), .untilFault, step: step, on: loop)
        }
        guard let bytes else { throw PostalFault.timedOut(step) }
        return bytes
    }

    /// The next bytes, or nothing when the server stays silent, which leaves the line intact.
    func receiveUnlessSilent(for time: Duration, step: MailStep) async throws -> ByteBuffer? {
        try await onLoop { inbox, loop in
            inbox.receive(within: TimeAmount(time), .untilSilence, step: step, on: loop)
        }
    }

    /// Hands bytes to the network. Throws when they cannot be handed over in time.
    func send(_ bytes: ByteBuffer, within time: Duration, step: MailStep) async throws {
        let channel = self.channel
        try await onLoop { (inbox, loop) -> EventLoopFuture<Void> in
            if let fault = inbox.fault(during: step) { return loop.makeFailedFuture(fault) }
            let alarm = loop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
                inbox.end(.timedOut(step))
            }
            let sent = channel.writeAndFlush(bytes).assumeIsolated()
            sent.whenComplete { _ in alarm.cancel() }
            return sent.flatMapErrorThrowing { _ -> Void in
                throw inbox.fault(during: step) ?? PostalFault.connectionLost(step)
            }.nonisolated()
        }
    }

    /// Why nothing can be sent any more, if the end of the line was noticed already.
    func knownFault(_ step: MailStep) async throws -> PostalFault? {
        try await onLoop { inbox, loop in
            loop.makeSucceededFuture(inbox.fault(during: step))
        }
    }

    /// Protects a line that began in the clear. What the server, or someone in between, said
    /// before is forgotten: it must not count as said under protection.
    func secure() async throws {
        guard let security else { throw PostalFault.startTLSNotOffered }
        let (channel, server) = (self.channel, self.server)
        try await onLoop { inbox, loop in
            inbox.forget()
            do {
                try channel.pipeline.syncOperations.addHandler(
                    MailTLS.handler(for: server, security), position: .first)
                return loop.makeSucceededVoidFuture()
            } catch {
                return loop.makeFailedFuture(
                    MailTLS.fault(for: error, host: server.host, isSecured: false))
            }
        }
        try await awaitSecurity()
    }

    func close() {
        channel.close(promise: nil)
    }

    private func awaitSecurity() async throws {
        let time = TimeAmount(server.timeouts.reply)
        try await onLoop { inbox, loop in inbox.awaitSecurity(within: time, on: loop) }
    }

    /// Does something on the event loop and waits for it. A cancelled task gives the line up:
    /// half an answer is of no use to anyone.
    private func onLoop<Value: Sendable>(
        _ act: @escaping @Sendable (MailInbox, any EventLoop) -> EventLoopFuture<Value>
    ) async throws -> Value {
        let (inbox, loop) = (self.inbox, channel.eventLoop)
        do {
            return try await withTaskCancellationHandler {
                try Task.checkCancellation()
                return try await loop.flatSubmit { act(inbox.value, loop) }.get()
            } onCancel: {
                loop.execute { inbox.value.end(.connectionLost(.leaving)) }
            }
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }

    /// What is settled before the first packet leaves.
    private struct Plan: Sendable {
        let server: MailServer
        let security: NIOSSLContext?

        init(_ server: MailServer) throws {
            guard 1...65535 ~= server.port else { throw PostalFault.unsendable(.port) }
            guard server.host.isHostName else { throw PostalFault.unsendable(.hostName) }
            if server.security == .plain, !server.host.namesThisMachine {
                throw PostalFault.plainOutsideThisMachine(host: server.host)
            }
            self.server = server
            self.security =
                server.security == .plain ? nil : try MailTLS.context(for: server)
        }
    }

    private static func connect(
        _ plan: Plan, on group: any EventLoopGroup
    ) async throws -> MailConnection {
        let server = plan.server
        do {
            return try await ClientBootstrap(group: group)
                .connectTimeout(TimeAmount(server.timeouts.connect))
                .channelOption(.autoRead, value: false)
                .connect(host: server.host, port: server.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        if server.security == .tls, let security = plan.security {
                            try pipeline.addHandler(MailTLS.handler(for: server, security))
                        }
                        let inbox = MailInbox(server)
                        try pipeline.addHandler(inbox)
                        let bound = NIOLoopBound(inbox, eventLoop: channel.eventLoop)
                        return MailConnection(channel, bound, plan)
                    }
                }
        } catch let fault as PostalFault {
            throw fault
        } catch ChannelError.connectTimeout {
            throw PostalFault.timedOut(.connecting)
        } catch {
            let detail = readableServerText(String(describing: error).utf8, limit: 160)
            throw PostalFault.cannotReach(host: server.host, port: server.port, detail: detail)
        }
    }
}
