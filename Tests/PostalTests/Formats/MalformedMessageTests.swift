import Foundation
import Testing

@testable import Postal

/// Reading never fails and loses nothing: whatever comes is shown, and its bytes are kept.
@Suite struct MalformedMessageTests {
    static let malformed: [(name: String, raw: String, shown: String, fault: MessageFault?)] = [
        ("nothing", "", "", .empty),
        ("no headers", "solo testo\nsu due righe", "solo testo", .headerMissing),
        ("only headers", "Subject: x", "", nil),
        (
            "broken header", "Subject: x\nquesta riga\nFrom: a@b.it\n\nciao", "questa riga",
            .headerBroken
        ),
        ("no boundary", "Content-Type: multipart/mixed\n\n--x\n\nciao", "ciao", .boundaryMissing),
        (
            "empty boundary", "Content-Type: multipart/mixed; boundary=\"\"\n\nciao", "ciao",
            .boundaryMissing
        ),
        (
            "boundary never met", "Content-Type: multipart/mixed; boundary=z\n\nciao", "ciao",
            .multipartEmpty
        ),
        (
            "no end", "Content-Type: multipart/mixed; boundary=z\n\n--z\n\nciao", "ciao",
            .multipartUnclosed
        ),
        (
            "cut in a boundary", "Content-Type: multipart/mixed; boundary=z\n\n--z\n\nciao\n--",
            "ciao", .multipartUnclosed
        ),
        (
            "same boundary inside",
            "Content-Type: multipart/mixed; boundary=z\n\n--z\nContent-Type: multipart/mixed; boundary=z\n\n--z\n\nciao\n--z--",
            "ciao", .multipartEmpty
        ),
        ("unreadable type", "Content-Type: testo\n\nciao", "ciao", .typeUnreadable),
        ("unknown encoding", "Content-Transfer-Encoding: zip\n\nciao", "ciao", .encodingUnknown),
        (
            "not base64", "Content-Transfer-Encoding: base64\n\nquesto è un testo, non base64!",
            "questo è un", .encodingBroken
        ),
        (
            "unknown charset", "Content-Type: text/plain; charset=marziano\n\nperché", "perché",
            .charsetUnknown
        ),
        ("no date", "Date: ieri\n\nciao", "ciao", .dateUnreadable),
        ("no address", "From: <>\n\nciao", "ciao", .addressUnreadable),
        ("NUL everywhere", "Sub\0ject: x\n\nci\0ao", "ciao", .headerMissing),
        ("empty lines first", "\n\n\nSubject: x\n\nciao", "ciao", nil),
        (
            "mbox line first", "From a@b.it Mon Mar  3 10:00:00 2014\nSubject: x\n\nciao", "ciao",
            nil
        ),
        ("quotes that never close", "From: \"Mario <a@b.it>\nSubject: \"x\n\nciao", "ciao", nil),
        ("colon only", ":\n:\n\nciao", "ciao", .headerMissing),
        ("message in message cut", "Content-Type: message/rfc822\n\nSubject: y", "", nil),
        (
            "types in a ring", "Content-Type: multipart/multipart/mixed; boundary=z\n\nciao",
            "ciao", .typeUnreadable
        ),
    ]

    @Test(arguments: malformed.indices)
    func `a malformed message is shown, with its fault and its bytes`(index: Int) {
        let sample = Self.malformed[index]
        for raw in [Array(sample.raw.utf8), Samples.crlf(sample.raw)] {
            let message = ParsedMessage.parse(raw)
            #expect(message.raw == raw, "\(sample.name)")
            #expect(
                sample.shown.isEmpty || message.text.contains(sample.shown),
                "\(sample.name): \(message.text)")
            let codes = message.faults.map { MessageFault(noted: $0) }
            if let fault = sample.fault {
                #expect(codes.contains(fault), "\(sample.name): \(message.faults)")
            } else {
                #expect(codes.isEmpty, "\(sample.name): \(message.faults)")
            }
        }
    }

    @Test func `lines that end in CR only are read`() {
        let message = ParsedMessage.parse(Array("Subject: x\rFrom: a@b.it\r\rciao\rmondo".utf8))
        #expect(message.subject == "x")
        #expect(message.text == "ciao\nmondo")
    }

    @Test func `bytes that are no text are kept`() {
        let raw = (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let message = ParsedMessage.parse(raw)
        #expect(message.raw == raw)
        #expect(!message.text.isEmpty && !message.text.contains("\0"))
    }

    @Test(arguments: Samples.all.indices, [UInt64(1), 2])
    func `two thousand mutations of a message harm nothing`(index: Int, seed: UInt64) {
        var chance = SeededChance(seed: seed &* 1_000 &+ UInt64(index))
        let sample = Samples.crlf(Samples.all[index])
        for _ in 0..<1_000 {
            var raw = sample
            for _ in 0..<Int.random(in: 1...12, using: &chance) { mutate(&raw, &chance) }
            let message = ParsedMessage.parse(raw)
            #expect(message.raw == raw)
            #expect(!message.subject.contains("\n") && !message.text.contains("\0"))
            for part in message.parts {
                #expect(part.data.count == part.size)
                #expect(part.filename?.contains("/") != true)
            }
            if let html = message.html { _ = HTMLSanitizer.sanitize(html) }
        }
    }

    /// One small harm: a byte changed, a piece left out, doubled or moved, a mark put in.
    private func mutate(_ raw: inout [UInt8], _ chance: inout SeededChance) {
        guard raw.count > 40 else { return raw.append(0x0A) }
        let place = Int.random(in: 0..<(raw.count - 30), using: &chance)
        let length = Int.random(in: 1...30, using: &chance)
        let piece = Array(raw[place..<(place + length)])
        let target = Int.random(in: 0..<(raw.count - 30), using: &chance)
        switch Int.random(in: 0..<7, using: &chance) {
        case 0: raw[place] = UInt8.random(in: 0...255, using: &chance)
        case 1: raw.removeSubrange(place..<(place + length))
        case 2: raw.insert(contentsOf: piece, at: place)
        case 3: raw.insert(contentsOf: piece, at: target)
        case 4: raw.insert(contentsOf: Self.marks[target % Self.marks.count].utf8, at: place)
        case 5: raw.removeLast(min(raw.count / 4, length * 8))
        default: raw.swapAt(place, target)
        }
    }

    private static let marks = [
        "\r\n\r\n", "\r", "\0", "--", "\r\n--", "=?", "?=", "=?utf-8?B?", "\"", "(", "<", ":", ";",
        "multipart/mixed; boundary=b", "message/rfc822", "base64", "=", "%", "*0*=", "\u{202E}",
        "\r\nContent-Type: text/html\r\n", "<script>", "\u{FFFD}",
    ]

    @Test func `nesting beyond the limit is kept unread`() {
        let nested = (0..<5_000)
            .map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        let message = ParsedMessage.parse(Array(nested.utf8))
        #expect(message.parts.count == 64)
        #expect(
            message.faults.contains { MessageFault(noted: $0) == .tooDeep }
                || message.faults.count == 100)
        #expect(message.parts.last?.data.isEmpty == false)
    }

    @Test func `nesting at the limit fits the stack of a small thread`() async {
        let parts = (0..<200)
            .map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        let messages = String(repeating: "Content-Type: message/rfc822\n\n", count: 200)
        let inner = "Content-Type: text/html\n\n" + String(repeating: "<ul><li>", count: 500)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            let thread = Thread {
                for raw in [parts, messages + inner, inner] {
                    _ = ParsedMessage.parse(Array(raw.utf8))
                }
                done.resume()
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    @Test func `messages within messages end at the limit`() {
        let nested = String(repeating: "Content-Type: message/rfc822\n\n", count: 5_000)
        var message = ParsedMessage.parse(Array(nested.utf8))
        var depth = 0
        while let inner = message.parts.last?.message {
            message = inner
            depth += 1
        }
        #expect(depth == 63)
        #expect(message.faults == ["tooDeep 1"])
    }

    @Test func `of too many parts the last one holds the rest`() {
        var limits = ParseLimits()
        limits.parts = 10
        let many =
            "Content-Type: multipart/mixed; boundary=b\n\n"
            + (0..<50).map { "--b\n\nparte \($0)\n" }.joined() + "--b--\n"
        let message = ParsedMessage.parse(Array(many.utf8), limits: limits)
        #expect(message.parts.count == 10)
        #expect(message.faults == ["tooManyParts"])
        #expect(message.text.contains("parte 49"))
    }

    @Test func `content beyond the limits stays encoded or is cut, and is noted`() {
        var limits = ParseLimits()
        limits.decodedBytes = 10
        limits.textBytes = 12
        let raw = Array("Content-Transfer-Encoding: base64\n\nY2lhbyBtb25kbyBjaWFv".utf8)
        let message = ParsedMessage.parse(raw, limits: limits)
        #expect(message.faults == ["decodedTooLarge 1", "textTooLong 1"])
        #expect(message.text == "Y2lhbyBtb25k")
        limits.headerBytes = 20
        let large = ParsedMessage.parse(
            Array(("Subject: x\nX: " + String(repeating: "y", count: 50) + "\n\nciao").utf8),
            limits: limits)
        #expect(large.faults == ["headerTooLarge"])
        #expect(large.subject == "x" && large.text == "ciao")
    }

    @Test func `hostile headers cost no more than their length`() {
        for piece in ["a:", "(", "<", "\"", "=?u?q?x", "=?utf-8?q?x?= ", "a,", "\\", "@", "<a"] {
            let value = String(repeating: piece, count: 60_000 / piece.utf8.count)
            let message = Samples.parse(
                "To: \(value)\nReferences: \(value)\nContent-Type: \(value)\n\nciao")
            #expect(message.headers.count == 3)
        }
    }

    @Test func `messages are read on many threads at once`() async {
        let expected = Samples.all.map { Samples.parse($0).subject }
        await withTaskGroup(of: [String].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<50).map { Samples.parse(Samples.all[$0 % 4]).subject }
                }
            }
            for await subjects in group {
                #expect(subjects.prefix(4) == expected[...])
            }
        }
    }

    @Test func `every fault has a code that is found again and two sentences`() {
        for fault in MessageFault.allCases {
            #expect(MessageFault(noted: fault.noted(at: "1.2")) == fault)
            #expect(!fault.italian.isEmpty && !fault.english.isEmpty)
        }
    }
}
