/// What one conversation is about: who, when, and each plate, amount and date once it has been
/// named.
///
/// A slot is drawn when it is first written and then stays, so a plate asked about in the morning
/// is the plate answered about in the afternoon. Slots of the moment are drawn anew for each
/// message.
struct Scene {
    let house: DemoHouse
    let kind: DemoKind
    let mailbox: DemoMailbox
    let party: DemoParty
    let community: DemoCommunity?
    /// Who presented the party, or somebody who could.
    let sponsorName: String
    let reference: String
    /// The day on which the conversation starts.
    let firstDay: Int
    /// Who writes (outgoing) or is written to (incoming).
    var operatorOnDuty: DemoOperator
    let colleagueName: String
    /// When the message at hand is written.
    private(set) var dayNumber: Int
    private(set) var minuteOfDay: Int
    private(set) var year: Int
    /// The matter, when the scripts tell several apart.
    var matter: Character?
    /// The later request at hand, when the scripts tell several apart.
    var step: Character?
    /// A mark that no sentence carries: only those that fit any matter fit it.
    static let none: Character = "*"
    var chance: CorpusChance
    private var drawn: [Phrase?]
    private var told: Set<String> = []

    init(
        house: DemoHouse, kind: DemoKind, mailbox: DemoMailbox, party: DemoParty,
        community: DemoCommunity?, sponsorName: String, reference: String, firstDay: Int,
        operatorOnDuty: DemoOperator, colleagueName: String, chance: CorpusChance
    ) {
        self.house = house
        self.kind = kind
        self.mailbox = mailbox
        self.party = party
        self.community = community
        self.sponsorName = sponsorName
        self.reference = reference
        self.firstDay = firstDay
        self.operatorOnDuty = operatorOnDuty
        self.colleagueName = colleagueName
        self.chance = chance
        dayNumber = firstDay
        minuteOfDay = 600
        year = DemoDay(number: firstDay).year
        drawn = Array(repeating: nil, count: Slot.allCases.count)
    }

    /// The next message is written now: what tells of the moment is forgotten.
    mutating func move(to instant: Int) {
        (dayNumber, minuteOfDay) = RomeClock.local(of: instant)
        year = DemoDay(number: dayNumber).year
        for slot in Self.ofTheMoment { drawn[slot.place] = nil }
    }

    private static let ofTheMoment = Slot.allCases.filter(\.isOfTheMoment)

    var isFirm: Bool { party.organisation != nil }

    /// Fixes a slot before anything is written, for the conversations that are told by hand.
    mutating func fix(_ slot: Slot, as phrase: Phrase) {
        drawn[slot.place] = phrase
    }

    mutating func phrase(_ slot: Slot) -> Phrase {
        let place = slot.place
        guard drawn.indices.contains(place) else { return Phrase("") }
        if let known = drawn[place] { return known }
        let fresh =
            peopleSlot(slot) ?? motorSlot(slot) ?? policySlot(slot) ?? energySlot(slot)
            ?? officeSlot(slot) ?? momentSlot(slot) ?? Phrase("")
        drawn[place] = fresh
        return fresh
    }

    var occasion: Template.Occasion {
        Template.Occasion(year: year, isFirm: isFirm, matter: matter, step: step)
    }

    /// One of the sentences that fit the moment, the party and the matter, if any does.
    mutating func choose(_ templates: [Template]) -> Template? {
        templates.pick(for: occasion, by: &chance)
    }

    /// Writes a sentence that fits; nothing if there is none.
    mutating func say(_ templates: [Template]) -> String {
        choose(templates).map { say($0) } ?? ""
    }

    mutating func say(_ template: Template) -> String {
        var text = ""
        append(template.parts, to: &text)
        return text
    }

    private mutating func append(_ parts: [Template.Part], to text: inout String) {
        for part in parts {
            switch part {
            case .text(let words):
                text += words
            case .slot(let slot, let form, let isCapital):
                let words = phrase(slot).with(isFirm ? form.forFirm : form)
                text += isCapital ? Self.capitalised(words) : words
            case .choice(let alternatives):
                guard !alternatives.isEmpty else { continue }
                append(alternatives[chance.below(alternatives.count)], to: &text)
            case .ending(let masculine, let feminine, let slot):
                let isFeminine = slot.map { phrase($0).isFeminine } ?? party.person.isFemale
                text += isFeminine ? feminine : masculine
            }
        }
    }

    /// Something new that the person has to tell, not told before in the conversation; remembers
    /// which of the later requests it is.
    mutating func news(from templates: [Template]) -> String? {
        step = nil
        for _ in 0..<4 {
            guard let template = choose(templates) else { break }
            let text = say(template)
            if told.insert(text).inserted {
                step = template.steps.first
                return text
            }
        }
        step = Self.none
        return nil
    }

    static func capitalised(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
