/// Reads a delivery status: groups of fields between empty lines, the first about the message, each
/// other about one recipient (RFC 3464, section 2).
enum StatusReport {
    static func recipients(in text: String) -> [DeliveryReport.Recipient] {
        groups(of: text).compactMap(recipient)
    }

    private static let mostGroups = 2 * DeliveryReport.mostRecipients

    private static func groups(of text: String) -> [[String: String]] {
        var groups: [[String: String]] = []
        var group: [String: String] = [:]
        var last: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.last == "\r" ? line.dropLast() : line
            if line.allSatisfy(\.isWhitespace) {
                if !group.isEmpty { groups.append(group) }
                guard groups.count < mostGroups else { return groups }
                (group, last) = ([:], nil)
            } else if line.first?.isWhitespace == true, let name = last {
                let before = group[name] ?? ""
                if before.utf8.count < 2_000 { group[name] = before + " " + line }
            } else if let colon = line.firstIndex(of: ":") {
                let name = line[..<colon].lowercased().filter { !$0.isWhitespace }
                // The first counts: a second one is no part of the form.
                if group[name] == nil { group[name] = String(line[line.index(after: colon)...]) }
                last = name
            }
        }
        return group.isEmpty ? groups : groups + [group]
    }

    private static func recipient(_ fields: [String: String]) -> DeliveryReport.Recipient? {
        let status = fields["status"].flatMap(StatusCode.first)
        guard let outcome = outcome(fields["action"], status) else { return nil }
        let names = ["original-recipient", "final-recipient", "x-actual-recipient"]
        var addresses: [String] = []
        for address in names.compactMap({ fields[$0].flatMap(address) })
        where !addresses.contains(address) {
            addresses.append(address)
        }
        guard !addresses.isEmpty else { return nil }
        let words = fields["diagnostic-code"].map {
            DeliveryReport.words(behindType($0))
        }
        return DeliveryReport.Recipient(
            addresses: addresses, outcome: outcome,
            status: status ?? words.flatMap(StatusCode.first), words: words)
    }

    private static func outcome(
        _ action: String?, _ status: String?
    ) -> DeliveryReport.Outcome? {
        let word = (action ?? "").lowercased().drop(while: \.isWhitespace).prefix(while: \.isLetter)
        switch word {
        case "failed": return .failed
        case "delayed": return .delayed
        case "delivered", "relayed", "expanded": return .delivered
        default: break
        }
        switch status?.first {
        case "5": return .failed
        case "4": return .delayed
        default: return nil
        }
    }

    /// `rfc822; bruno@officinatassi.example` without what stands before the semicolon.
    private static func address(_ value: String) -> String? {
        let bare = behindType(value).filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }
        return bare.contains("@") && bare.utf8.count <= 320 ? bare : nil
    }

    private static func behindType(_ value: String) -> String {
        guard let semicolon = value.firstIndex(of: ";") else { return value }
        return String(value[value.index(after: semicolon)...])
    }
}

/// Status codes of RFC 3463: `5.2.2`.
enum StatusCode {
    /// The first one in a text.
    static func first(in text: String) -> String? {
        for word in text.prefix(4_000).split(whereSeparator: { !$0.isNumber && $0 != "." }) {
            let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
            guard numbers.count == 3, ["2", "4", "5"].contains(numbers[0]),
                numbers.allSatisfy({
                    (1...3).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit)
                })
            else { continue }
            return numbers.joined(separator: ".")
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
