import NIOCore
import NIOPosix

/// Reads a mailbox by IMAP (RFC 3501, RFC 9051) over one connection.
///
/// Folders are only ever opened for reading (EXAMINE) and bodies fetched without touching the read
/// flag (PEEK): whatever Arca reads, other programs find as they left it.
///
/// Requests are made one at a time; a second one at the same moment is refused with
/// `PostalFault.busy`. Every request throws `PostalFault`, or `CancellationError` when its task is
/// cancelled. After any fault but a refusal the connection is closed: make a new one.
public actor IMAPClient {
    let connection: MailConnection
    var server: MailServer
    let limits: MailLimits
    var framer: IMAPFramer
    var capabilities: Set<String> = []
    /// The folder open, with a number that grows each time one is opened.
    var opened: IMAPMailbox?
    var openings = 0
    /// Messages came or went since the caller last looked.
    var hasNews = false
    /// How the server writes the folders it listed.
    var wireNames: [String: [UInt8]] = [:]
    var step = MailStep.greeting
    var patienceEnds = NIODeadline.distantFuture
    private var isWorking = false
    private var isClosed = false
    private var requests = 0

    private init(_ connection: MailConnection, _ server: MailServer, _ limits: MailLimits) {
        self.connection = connection
        self.server = server
        self.limits = limits
        self.framer = IMAPFramer(limits: limits)
    }

    /// Connects, protects the line and signs in.
    public static func connect(
        to server: MailServer, limits: MailLimits = .standard,
        on group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup
    ) async throws -> IMAPClient {
        try await connect(to: server, limits: limits, on: group, by: nil)
    }

    static func connect(
        to server: MailServer, limits: MailLimits = .standard,
        on group: any EventLoopGroup = .singletonMultiThreadedEventLoopGroup,
        by method: SignInMethod?
    ) async throws -> IMAPClient {
        let connection = try await MailConnection.open(to: server, on: group)
        let client = IMAPClient(connection, server, limits)
        try await client.enter(by: method)
        return client
    }

    /// Says goodbye. Whatever the server thinks of it, the connection is closed afterwards.
    public func logout() async {
        _ = try? await work(.leaving) { client in
            client.patienceEnds = .now() + .seconds(5)
            _ = try await client.ask(IMAPCommand("LOGOUT"))
        }
        close()
    }

    /// Whether messages came or went since the caller last looked. Keeps the line awake as well.
    @discardableResult
    public func noop() async throws -> Bool {
        try await work(.checking) { client in
            _ = try await client.ask(IMAPCommand("NOOP"))
            defer { client.hasNews = false }
            return client.hasNews
        }
    }

    /// Whether the server offers an extension.
    public func offers(_ capability: String) -> Bool {
        capabilities.contains(capability.uppercased())
    }

    /// Does the work of one request: alone, in limited time, and with the connection closed when
    /// it is not in order afterwards. A refusal by the server leaves it in order.
    func work<Value: Sendable>(
        _ step: MailStep, _ act: (isolated IMAPClient) async throws -> Value
    ) async throws -> Value {
        if isClosed { throw PostalFault.closed }
        if isWorking { throw PostalFault.busy }
        isWorking = true
        defer { isWorking = false }
        self.step = step
        patienceEnds = .now() + TimeAmount(server.timeouts.request)
        framer.begin(step)
        do {
            return try await act(self)
        } catch let fault as PostalFault where fault.leavesConnectionInOrder {
            throw fault
        } catch {
            close()
            throw error
        }
    }

    func nextTag() -> String {
        requests += 1
        return "A\(requests)"
    }

    func close() {
        isClosed = true
        connection.close()
    }
}

extension PostalFault {
    /// Faults found before anything was sent, or told by the server in good order.
    fileprivate var leavesConnectionInOrder: Bool {
        switch self {
        case .refused, .unsendable, .notOffered, .noFolderOpen, .messageTooLarge,
            .numbersDoNotLast:
            true
        default: false
        }
    }
}
