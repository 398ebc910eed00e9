import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import Testing

@testable import Postal

/// What a scripted server does next.
enum FakeStep: Sendable {
    case say(String)
    case bytes([UInt8])
    /// Waits for a line that contains these words, and remembers its tag.
    case hear(String)
    /// Waits for a line with these words and nothing else.
    case hearExactly(String)
    /// Says `TAG words`, with the tag heard last.
    case end(String)
    /// Says the same again and again until nobody listens.
    case flood(String)
    /// Says the same over and over, a moment apart, until nobody listens.
    case trickle(String)
    /// Begins TLS.
    case secure
    case hangUp
    /// Says nothing more and does not hang up.
    case stall
    /// Waits until the test says `goOn`.
    case pause
    /// Reads nothing more.
    case deafen
}

/// Wakes a paused conversation.
private struct GoOn: Sendable {}

/// A server in this process that says exactly what a test wants, on one connection.
final class FakeServer: Sendable {
    let port: Int
    private let listener: any Channel
    /// A thread of its own, so that a flood holds up no client.
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let log = Mutex(Log())
    private let guests = Mutex<[any Channel]>([])

    private struct Log {
        var lines: [String] = []
        var waiting: [(words: String, CheckedContinuation<Void, Never>)] = []
    }

    private init(_ listener: any Channel, _ port: Int) {
        self.listener = listener
        self.port = port
    }

    /// The lines the client sent.
    var heard: [String] { log.withLock { $0.lines } }

    static func run<Value>(
        _ steps: [FakeStep], tls: NIOSSLContext? = nil,
        _ body: (FakeServer) async throws -> Value
    ) async throws -> Value {
        let relay = Mutex<FakeServer?>(nil)
        let listener = try await ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = FakeConversation(steps, tls: tls) { line in
                        relay.withLock { $0 }?.note(line)
                    }
                    try channel.pipeline.syncOperations.addHandler(handler)
                    relay.withLock { $0 }?.welcome(channel)
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(listener.localAddress?.port)
        let server = FakeServer(listener, port)
        relay.withLock { $0 = server }
        defer { listener.close(promise: nil) }
        return try await body(server)
    }

    /// Ends a pause.
    func goOn() {
        for guest in guests.withLock({ $0 }) {
            guest.pipeline.fireUserInboundEventTriggered(GoOn())
        }
    }

    /// Waits until the client has sent a line that begins with these words.
    func hasHeard(_ words: String) async {
        await withCheckedContinuation { continuation in
            let isHeard = log.withLock { log in
                if log.lines.contains(where: { $0.hasPrefix(words) }) { return true }
                log.waiting.append((words, continuation))
                return false
            }
            if isHeard { continuation.resume() }
        }
    }

    private func note(_ line: String) {
        let ready = log.withLock { log in
            log.lines.append(line)
            let ready = log.waiting.filter { line.hasPrefix($0.words) }
            log.waiting.removeAll { line.hasPrefix($0.words) }
            return ready
        }
        for (_, continuation) in ready { continuation.resume() }
    }

    private func welcome(_ guest: any Channel) {
        guests.withLock { $0.append(guest) }
    }

    func address(
        _ security: MailServer.Security = .plain, host: String = "127.0.0.1",
        trust: MailServer.Trust = .systemRoots, username: String = "desk",
        password: String = "secret", timeouts: MailTimeouts = .patient
    ) -> MailServer {
        MailServer(
            host: host, port: port, security: security, trust: trust, username: username,
            password: password, timeouts: timeouts)
    }
}

extension MailTimeouts {
    /// Long enough for a machine that runs a thousand tests at once, short enough for one that hangs to
    /// be seen.
    static let patient = MailTimeouts(
        connect: .seconds(90), reply: .seconds(90), request: .seconds(180), receipt: .seconds(90))

    /// For servers that never answer.
    static let hasty = MailTimeouts(
        connect: .seconds(20), reply: .milliseconds(300), request: .milliseconds(900),
        receipt: .milliseconds(300))

    /// For servers that answer at first.
    static let brief = MailTimeouts(
        connect: .seconds(20), reply: .seconds(6), request: .seconds(20))

    /// For servers that answer at first and then never end.
    static let bounded = MailTimeouts(
        connect: .seconds(20), reply: .seconds(6), request: .seconds(6))
}

/// Plays the steps on one connection.
private final class FakeConversation: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var steps: ArraySlice<FakeStep>
    private let tls: NIOSSLContext?
    private let note: @Sendable (String) -> Void
    private var buffer = ByteBuffer()
    private var tag = "?"

    init(_ steps: [FakeStep], tls: NIOSSLContext?, note: @escaping @Sendable (String) -> Void) {
        self.steps = steps[...]
        self.tls = tls
        self.note = note
    }

    func channelActive(context: ChannelHandlerContext) {
        play(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        buffer.writeBuffer(&bytes)
        play(context)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is GoOn, case .pause = steps.first else { return }
        steps.removeFirst()
        play(context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func play(_ context: ChannelHandlerContext) {
        while let step = steps.first {
            switch step {
            case .say(let text): write(context, Array(text.utf8))
            case .bytes(let bytes): write(context, bytes)
            case .end(let words): write(context, Array("\(tag) \(words)\r\n".utf8))
            case .hear(let words):
                guard let line = nextLine() else { return }
                note(line)
                guard line.contains(words) else { continue }
                tag = line.split(separator: " ").first.map(String.init) ?? "?"
            case .hearExactly(let words):
                guard let line = nextLine() else { return }
                note(line)
                guard line == words else { continue }
            case .flood(let text):
                let many = Array(String(repeating: text, count: 1 + 8192 / text.utf8.count).utf8)
                return repeatAfter(.microseconds(50), context, many)
            case .trickle(let text):
                return repeatAfter(.milliseconds(20), context, Array(text.utf8))
            case .secure: secure(context)
            case .hangUp:
                context.close(promise: nil)
                return
            case .stall, .pause: return
            case .deafen:
                context.channel.setOption(.autoRead, value: false).whenComplete { _ in }
            }
            steps.removeFirst()
        }
    }

    private func nextLine() -> String? {
        let view = buffer.readableBytesView
        guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let line = buffer.readString(length: end - view.startIndex + 1) ?? ""
        return String(decoding: line.utf8.dropLast(2), as: UTF8.self)
    }

    private func write(_ context: ChannelHandlerContext, _ bytes: [UInt8]) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    /// Again and again with a breath in between: a loop without one would never read.
    private func repeatAfter(
        _ pause: TimeAmount, _ context: ChannelHandlerContext, _ bytes: [UInt8]
    ) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenSuccess {
            bound.value.1.eventLoop.scheduleTask(in: pause) {
                bound.value.0.repeatAfter(pause, bound.value.1, bytes)
            }
        }
    }

    private func secure(_ context: ChannelHandlerContext) {
        guard let tls else { return context.close(promise: nil) }
        do {
            try context.pipeline.syncOperations.addHandler(
                NIOSSLServerHandler(context: tls), position: .first)
        } catch {
            context.close(promise: nil)
        }
    }
}
