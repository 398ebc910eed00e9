/// A request as it will be sent, built so that nothing handed in can break out of its place
/// (RFC 9051 section 4.3).
struct IMAPCommand: Sendable {
    /// What goes out. Only text goes out by itself; the rest may have to wait for the server.
    enum Part: Equatable, Sendable {
        case text([UInt8])
        case literal([UInt8])
        /// The answer to a challenge: sent as a line of its own after the server's `+`.
        case answer([UInt8])
    }

    private(set) var parts: [Part]

    /// `words` are ours alone: nothing from outside.
    init(_ words: StaticString) {
        parts = [.text(Array("\(words)".utf8))]
    }

    /// Adds words whose content is known to be harmless: numbers, sets of numbers, dates.
    func words(_ words: some StringProtocol) -> IMAPCommand {
        adding(Array(" \(words)".utf8))
    }

    /// Adds text from outside: in quotes where these can hold it, otherwise as a literal.
    func string(_ text: String) -> IMAPCommand {
        bytes(Array(text.utf8))
    }

    func bytes(_ bytes: [UInt8]) -> IMAPCommand {
        guard bytes.allSatisfy({ 0x20...0x7e ~= $0 }), bytes.count <= 1000 else {
            return literal(bytes)
        }
        let escaped = bytes.flatMap { byte in
            byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
                ? [UInt8(ascii: "\\"), byte] : [byte]
        }
        return adding(Array(" \"".utf8) + escaped + Array("\"".utf8))
    }

    func literal(_ bytes: [UInt8]) -> IMAPCommand {
        var command = adding(Array(" ".utf8))
        command.parts.append(.literal(bytes))
        return command
    }

    func answer(_ text: String) -> IMAPCommand {
        var command = self
        command.parts.append(.answer(Array(text.utf8)))
        return command
    }

    private func adding(_ bytes: [UInt8]) -> IMAPCommand {
        var command = self
        if case .text(let before) = command.parts.last {
            command.parts[command.parts.count - 1] = .text(before + bytes)
        } else {
            command.parts.append(.text(bytes))
        }
        return command
    }
}
