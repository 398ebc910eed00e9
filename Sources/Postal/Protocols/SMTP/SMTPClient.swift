import NIOCore
import NIOPosix

/// Hands messages over to a server for sending (SMTP submission, RFC 6409) on one connection.
///
/// One message at a time; a second one at the same moment is refused with `PostalFault.busy`.
public actor SMTPClient {
    let connection: MailConnection
    var server: MailServer
    var lines: WireLines
    /// What the server offers: each word of EHLO in capitals, with what follows it.
    var extensions: [String: String] = [:]
    /// How we name ourselves.
    let ownName: String
    private var isWorking = false
    private var isClosed = false
    private var patienceEnds = NIODeadline.distantFuture

    private init(_ connection: MailConnection, _ server: MailServer, _ ownName: String) {
        self.connection = connection
        self.server = server
        self.ownName = ownName
        self.lines = WireLines(limit: MailLimits.standard.lineBytes)
    }

    /// Connects, protects the line and signs in.
    ///
    /// - Parameter ownName: how we name ourselves to the server; otherwise by our address, as
    ///   RFC 5321 section 4.1.3 writes it.
    public static func connect(
        to server: MailServer, as ownName: String? = nil,
        on group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) async throws -> SMTPClient {
        try await connect(to: server, as: ownName, on: group, by: nil)
    }

    static func connect(
        to server: MailServer, as ownName: String? = nil,
        on group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup,
        by method: SignInMethod?
    ) async throws -> SMTPClient {
        if let ownName, !ownName.isHostName { throw PostalFault.unsendable(.hostName) }
        let connection = try await MailConnection.open(to: server, on: group)
        let client = SMTPClient(connection, server, ownName ?? connection.addressLiteral)
        try await client.enter(by: method)
        return client
    }

    /// Says goodbye. Whatever the server thinks of it, the connection is closed afterwards.
    public func quit() async {
        _ = try? await work { client in
            client.patienceEnds = .now() + .seconds(5)
            return try await client.say("QUIT", .leaving)
        }
        close()
    }

    /// Whether this connection can take another message.
    public var isOpen: Bool { !isClosed }

    /// The largest message the server takes, in bytes, where it says so (RFC 1870).
    public var sizeLimit: Int? {
        extensions["SIZE"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// Does one piece of work: alone, in limited time, and with the connection closed when it is
    /// not in order afterwards.
    func work<Value: Sendable>(
        _ act: (isolated SMTPClient) async throws -> Value
    ) async throws -> Value {
        if isClosed { throw PostalFault.closed }
        if isWorking { throw PostalFault.busy }
        isWorking = true
        defer { isWorking = false }
        patienceEnds = .now() + TimeAmount(server.timeouts.request)
        do {
            return try await act(self)
        } catch {
            close()
            throw error
        }
    }

    /// Says one line and hears the reply. What the words hold was checked by the caller.
    func say(_ words: String, _ step: MailStep) async throws -> SMTPReply {
        try await send(Array("\(words)\r\n".utf8), step)
        return try await hear(step)
    }

    func send(_ bytes: [UInt8], _ step: MailStep) async throws {
        try checkNothingIsLeftOver(step)
        try await connection.send(ByteBuffer(bytes: bytes), within: timeLeft(step), step: step)
    }

    /// A reply that came before its question would be taken for the answer to the next one, and
    /// a refused message for a sent one.
    func checkNothingIsLeftOver(_ step: MailStep) throws {
        guard lines.isEmpty else {
            throw PostalFault.garbled(step, detail: "an answer before its question")
        }
    }

    /// The next reply. Code 421 means that the server hangs up (RFC 5321 section 3.8).
    func hear(_ step: MailStep) async throws -> SMTPReply {
        try await hearLines(step).reply
    }

    func hearLines(_ step: MailStep) async throws -> (reply: SMTPReply, lines: [[UInt8]]) {
        lines.step = step
        var reader = SMTPReplyReader()
        while true {
            if let line = try lines.next() {
                guard let reply = try reader.take(line, step: step) else { continue }
                if reply.code == 421 { close() }
                return (reply, reader.lines)
            }
            lines.append(try await connection.receive(within: timeLeft(step), step: step))
        }
    }

    /// From now on the server may take the time it needs to look at a message.
    func awaitReceipt() {
        patienceEnds = .now() + TimeAmount(server.timeouts.receipt)
    }

    private func timeLeft(_ step: MailStep) throws -> Duration {
        let left = patienceEnds - .now()
        guard left > .zero else { throw PostalFault.timedOut(step) }
        let time = Duration.nanoseconds(left.nanoseconds)
        return step == .awaitingReceipt ? time : min(server.timeouts.reply, time)
    }

    func close() {
        isClosed = true
        connection.close()
    }
}

extension MailConnection {
    fileprivate var addressLiteral: String {
        guard let address = ownAddress, let text = address.ipAddress else { return "localhost" }
        if case .v6 = address { return "[IPv6:\(text)]" }
        return "[\(text)]"
    }
}
