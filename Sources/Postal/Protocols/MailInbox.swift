import NIOCore
import NIOTLS

/// The event loop's end of a connection: keeps what arrives until it is asked for, and reads from
/// the network only then, so that a server faster than us fills its own memory and not ours.
final class MailInbox: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var arrived: ByteBuffer?
    private var waiting: Wait?
    private var isSecured = false
    private var ended: PostalFault?
    private var context: ChannelHandlerContext?
    private let server: MailServer

    /// The one wait under way; a connection has never two.
    private enum Wait {
        case bytes(EventLoopPromise<ByteBuffer?>, MailStep, Scheduled<Void>)
        case handshake(EventLoopPromise<Void>, Scheduled<Void>)
    }

    /// What the end of patience means.
    enum Patience {
        /// The server owes us an answer: the connection is given up.
        case untilFault
        /// Silence is fine: the wait gives nothing and the connection stays.
        case untilSilence
    }

    init(_ server: MailServer) {
        self.server = server
    }

    /// The next bytes; nothing only when silence was fine.
    func receive(
        within time: TimeAmount, _ patience: Patience, step: MailStep, on loop: any EventLoop
    ) -> EventLoopFuture<ByteBuffer?> {
        if let bytes = arrived {
            arrived = nil
            return loop.makeSucceededFuture(bytes)
        }
        if let ended { return loop.makeFailedFuture(ended.at(step)) }
        guard let context, waiting == nil else { return loop.makeFailedFuture(PostalFault.busy) }
        let promise = loop.makePromise(of: ByteBuffer?.self)
        let alarm = loop.assumeIsolated().scheduleTask(in: time) {
            switch patience {
            case .untilFault: self.end(.timedOut(step))
            case .untilSilence: self.answer(nil)
            }
        }
        waiting = .bytes(promise, step, alarm)
        context.read()
        return promise.futureResult
    }

    /// Waits until TLS protects the line.
    func awaitSecurity(
        within time: TimeAmount, on loop: any EventLoop
    ) -> EventLoopFuture<Void> {
        if isSecured { return loop.makeSucceededVoidFuture() }
        if let ended { return loop.makeFailedFuture(ended.at(.securing)) }
        guard let context, waiting == nil else { return loop.makeFailedFuture(PostalFault.busy) }
        let promise = loop.makePromise(of: Void.self)
        let alarm = loop.assumeIsolated().scheduleTask(in: time) {
            self.end(.timedOut(.securing))
        }
        waiting = .handshake(promise, alarm)
        context.read()
        return promise.futureResult
    }

    /// Forgets what came in the clear: what arrived before TLS was never said by the server.
    func forget() {
        arrived = nil
    }

    /// Why nothing more can be said, if so.
    func fault(during step: MailStep) -> PostalFault? { ended?.at(step) }

    /// Gives the connection up; whoever waits learns why.
    func end(_ fault: PostalFault) {
        if ended == nil { ended = fault }
        let wait = waiting
        waiting = nil
        switch wait {
        case .bytes(let promise, let step, let alarm):
            alarm.cancel()
            promise.fail((ended ?? fault).at(step))
        case .handshake(let promise, let alarm):
            alarm.cancel()
            promise.fail((ended ?? fault).at(.securing))
        case nil: break
        }
        context?.close(promise: nil)
    }

    private func answer(_ bytes: ByteBuffer?) {
        guard case .bytes(let promise, _, let alarm) = waiting else { return }
        waiting = nil
        alarm.cancel()
        promise.succeed(bytes)
    }

    // MARK: What the channel tells us

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(.connectionLost(.leaving))
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        // A name can lead anywhere; only now is it known where.
        if server.security == .plain, context.remoteAddress?.isLoopback != true {
            end(.plainOutsideThisMachine(host: server.host))
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        if var earlier = arrived {
            earlier.writeBuffer(&bytes)
            arrived = earlier
        } else {
            arrived = bytes
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        switch waiting {
        case .bytes:
            guard let bytes = arrived else { return context.read() }
            arrived = nil
            answer(bytes)
        case .handshake: context.read()
        case nil: break
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case TLSUserEvent.handshakeCompleted = event else {
            return context.fireUserInboundEventTriggered(event)
        }
        isSecured = true
        guard case .handshake(let promise, let alarm) = waiting else { return }
        waiting = nil
        alarm.cancel()
        promise.succeed(())
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(MailTLS.fault(for: error, host: server.host, isSecured: isSecured))
    }

    func channelInactive(context: ChannelHandlerContext) {
        // Bytes that came just before the end are still worth reading.
        if let bytes = arrived, case .bytes = waiting {
            arrived = nil
            answer(bytes)
        }
        end(.connectionLost(.leaving))
    }
}

extension PostalFault {
    /// A broken line is reported with what was being tried when it was noticed.
    fileprivate func at(_ step: MailStep) -> PostalFault {
        self == .connectionLost(.leaving) ? .connectionLost(step) : self
    }
}
