/// A cohesive group from which members come: the closed market is the list of the validated ones.
public struct DemoCommunity: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case cooperative
        case staff
        case association
        case consortium
        case socialCentre
        case volunteers
        case purchasingGroup
    }

    public enum Status: String, Sendable {
        case proposed
        case validated
        case left
        case refused
    }

    /// Place in `DemoCorpus.communities`.
    public let index: Int
    public let name: String
    public let kind: Kind
    /// In Italian: a town, a valley, a province.
    public let territory: String
    public let proposedOn: DemoDay
    public let validatedOn: DemoDay?
    public let leftOn: DemoDay?
    /// An ethical refusal: weapons, hunting, firms sanctioned over workers or taxes (rule M4).
    public let refusedOn: DemoDay?
    /// Why it belongs with us, or why it was refused or left, in Italian.
    public let reason: String

    public var status: Status {
        if refusedOn != nil { return .refused }
        if leftOn != nil { return .left }
        return validatedOn == nil ? .proposed : .validated
    }

    /// Whether somebody of this community could be served and admitted on that day.
    public func isOpen(on day: DemoDay) -> Bool {
        guard refusedOn == nil, let validatedOn, validatedOn <= day else { return false }
        return leftOn.map { day < $0 } ?? true
    }

    /// The name as an Italian sentence uses it, with its gender.
    let phrase: Phrase
}

extension DemoCommunity {
    /// The communities proposed by today; what happened later is not known yet.
    static func known(on today: DemoDay) -> [DemoCommunity] {
        let lines = CommunityList.lines.compactMap { line -> (DemoDay, [String])? in
            let fields = line.split(separator: "|").map { WordList.trimmed($0) }
            guard fields.count == 7 else { return nil }
            let proposed = day(fields[3], today: today)
            return proposed.map { ($0, fields) }
        }
        return lines.filter { $0.0 <= today }.enumerated().compactMap { index, line in
            let (proposed, fields) = line
            guard let kind = Kind(rawValue: fields[1]) else { return nil }
            let isRefusal = fields[5].hasPrefix("no ")
            let last = day(fields[5].replacing("no ", with: ""), today: today)
            let happened = last.flatMap { $0 <= today ? $0 : nil }
            let validated = day(fields[4], today: today).flatMap { $0 <= today ? $0 : nil }
            let phrase = Phrase(line: fields[0])
            return DemoCommunity(
                index: index, name: phrase.text, kind: kind, territory: fields[2],
                proposedOn: proposed, validatedOn: validated, leftOn: isRefusal ? nil : happened,
                refusedOn: isRefusal ? happened : nil, reason: fields[6], phrase: phrase)
        }
    }

    /// A date, or `-40`: that many days before today, for what is still going on.
    private static func day(_ text: String, today: DemoDay) -> DemoDay? {
        if text.hasPrefix("-"), let days = Int(text), days < 0 { return today.adding(days: days) }
        return DemoDay(iso: text)
    }
}
