/// Where a filed message came to lie (RFC 4315).
public struct IMAPAppended: Sendable, Equatable {
    public let uidValidity: UInt32
    public let uid: UInt32
}

extension IMAPClient {
    /// Files a message in a folder, for instance a copy of what was sent.
    ///
    /// - Parameters:
    ///   - raw: the message with CR LF line ends.
    ///   - flags: such as `\Seen`.
    ///   - date: when it arrived, UTC milliseconds since 1970; otherwise the server's clock.
    /// - Returns: its place, where the server tells.
    ///
    /// After `connectionLost`, `timedOut` or `closedByServer` the message may be there or not: look
    /// for it before filing it again.
    @discardableResult
    public func append(
        _ raw: [UInt8], to folder: String, flags: [String] = [], date: Int64? = nil
    ) async throws -> IMAPAppended? {
        try await work(.appending) { client in
            let command = try client.appendCommand(raw, folder, flags, date)
            let status = try await client.ask(command)
            guard status.code == "APPENDUID", status.values.count == 2,
                let validity = status.values[0].number, let uid = status.values[1].number
            else { return nil }
            return IMAPAppended(uidValidity: validity, uid: uid)
        }
    }

    private func appendCommand(
        _ raw: [UInt8], _ folder: String, _ flags: [String], _ date: Int64?
    ) throws -> IMAPCommand {
        guard !raw.contains(0) else { throw PostalFault.unsendable(.messageWithNUL) }
        guard flags.allSatisfy(Self.isFlag) else { throw PostalFault.unsendable(.flag) }
        if let limit = appendLimit, raw.count > limit {
            throw PostalFault.messageTooLarge(bytes: raw.count, limit: limit)
        }
        var command = IMAPCommand("APPEND").bytes(try wireName(of: folder))
        if !flags.isEmpty { command = command.words("(\(flags.joined(separator: " ")))") }
        if let date {
            guard let text = IMAPDate.text(date) else { throw PostalFault.unsendable(.date) }
            command = command.words("\"\(text)\"")
        }
        return command.literal(raw)
    }

    /// The largest message the server files, where it says so (RFC 7889).
    private var appendLimit: Int? {
        capabilities.lazy.compactMap { capability in
            capability.hasPrefix("APPENDLIMIT=")
                ? Int(capability.dropFirst("APPENDLIMIT=".count)) : nil
        }.first
    }

    /// A flag is an atom, with a backslash before those of the system.
    private static func isFlag(_ flag: String) -> Bool {
        let name = flag.utf8.first == UInt8(ascii: "\\") ? flag.utf8.dropFirst() : flag.utf8[...]
        return !name.isEmpty && name.count <= 100
            && name.allSatisfy { 0x21...0x7e ~= $0 && !#"(){%*"\]"#.utf8.contains($0) }
    }
}
