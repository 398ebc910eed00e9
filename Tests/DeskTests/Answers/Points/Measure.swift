import Desk
import Postal

/// How well the points drawn from some mails agree with those that a careful operator listed.
struct Measure: CustomStringConvertible {
    private(set) var expected = 0
    private(set) var drawn = 0
    private(set) var found = 0
    private(set) var ofRightKind = 0

    var recall: Double { expected == 0 ? 1 : Double(found) / Double(expected) }
    var precision: Double { drawn == 0 ? 1 : Double(found) / Double(drawn) }
    var kinds: Double { found == 0 ? 1 : Double(ofRightKind) / Double(found) }

    var description: String {
        "\(found) of \(expected) found, \(drawn) drawn, \(ofRightKind) of the right kind"
    }

    init(_ mails: [SampleMail]) {
        for mail in mails {
            let points = AskedPoints.drawn(from: mail.text, subject: mail.subject)
            let pairs = Self.pairs(mail, points)
            expected += mail.expected.count
            drawn += points.count
            found += pairs.count
            ofRightKind += pairs.count { mail.expected[$0.0].kind == points[$0.1].kind }
        }
    }

    /// Each expected point with the one drawn point that holds its words; none serves twice.
    static func pairs(_ mail: SampleMail, _ points: [AskedPoint]) -> [(Int, Int)] {
        var free = Set(points.indices)
        var pairs: [(Int, Int)] = []
        for (index, expected) in mail.expected.enumerated() {
            let words = TextFolding.folded(expected.fragment)
            let match = points.indices.first {
                free.contains($0) && TextFolding.folded(points[$0].text).contains(words)
            }
            guard let match else { continue }
            free.remove(match)
            pairs.append((index, match))
        }
        return pairs
    }

    /// What went wrong with a mail, in words; nil if nothing did.
    static func report(_ mail: SampleMail) -> String? {
        let points = AskedPoints.drawn(from: mail.text, subject: mail.subject)
        let pairs = pairs(mail, points)
        let missed = mail.expected.indices.filter { index in !pairs.contains { $0.0 == index } }
        let extra = points.indices.filter { index in !pairs.contains { $0.1 == index } }
        if missed.isEmpty && extra.isEmpty { return nil }
        return mail.name + ": "
            + (missed.map { "missed " + mail.expected[$0].fragment }
            + extra.map { "drew " + points[$0].text }).joined(separator: "; ")
    }
}
