/// The people, days and groups among which every conversation takes place.
struct CorpusWorld: Sendable {
    let house: DemoHouse
    let seed: UInt64
    let today: DemoDay
    let communities: [DemoCommunity]
    let operators: [DemoOperator]
    let parties: [DemoParty]
    let calendar: WorkCalendar
    /// First contacts as day numbers; the parties stand in their order.
    private let firstContacts: [Int]
    /// Applications in order of their day.
    private let applications: [(day: Int, party: Int)]
    /// Admissions in order of their day.
    private let admissions: [(day: Int, party: Int)]

    init(
        house: DemoHouse, seed: UInt64, today: DemoDay, communities: [DemoCommunity],
        operators: [DemoOperator], parties: [DemoParty]
    ) {
        self.house = house
        self.seed = seed
        self.today = today
        self.communities = communities
        self.operators = operators
        self.parties = parties
        calendar = WorkCalendar(from: house.foundedOn.number, through: today.number - 1)
        firstContacts = parties.map(\.firstContactOn.number)
        applications = parties.compactMap { party in
            party.membership.flatMap { membership in
                membership.isFounder ? nil : (membership.appliedOn.number, party.index)
            }
        }
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        admissions = parties.compactMap { party in
            party.membership?.admittedOn.map { ($0.number, party.index) }
        }
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    /// The instant after which nothing has happened yet: 8 in the morning of today.
    var now: Int { RomeClock.instant(dayNumber: today.number, minuteOfDay: 480) }

    /// Somebody known by that day, and alive.
    func party(metBy dayNumber: Int, by chance: inout CorpusChance) -> DemoParty? {
        let known = firstContacts.partitioningIndex { $0 > dayNumber }
        var candidate: DemoParty?
        for _ in 0..<12 where known > 0 {
            let party = parties[chance.below(known)]
            candidate = party
            guard let end = party.membership?.end, end.cause == .death else { break }
            if end.on.number > dayNumber { break }
        }
        return candidate
    }

    /// Somebody who applied around that day.
    func applicant(around dayNumber: Int, by chance: inout CorpusChance) -> DemoParty? {
        let first = applications.partitioningIndex { $0.day >= dayNumber - 25 }
        let last = applications.partitioningIndex { $0.day > dayNumber + 6 }
        guard first < last else { return nil }
        let party = parties[applications[first + chance.below(last - first)].party]
        return party.firstContactOn.number <= dayNumber ? party : nil
    }

    /// The name of the party's sponsor, or of a member of that day.
    func sponsorName(of party: DemoParty, on dayNumber: Int, by chance: inout CorpusChance)
        -> String
    {
        if let sponsor = party.membership?.sponsorIndex, parties.indices.contains(sponsor) {
            return parties[sponsor].person.fullName
        }
        let admitted = admissions.partitioningIndex { $0.day > dayNumber }
        guard admitted > 0 else { return parties.first?.person.fullName ?? house.shortName }
        return parties[admissions[chance.below(admitted)].party].person.fullName
    }

    /// Who can follow something from that day on for some weeks: the reference operator if
    /// possible.
    func operatorInCharge(of party: DemoParty, on dayNumber: Int, by chance: inout CorpusChance)
        -> DemoOperator?
    {
        let day = DemoDay(number: dayNumber)
        let end = min(day.adding(days: 70), today)
        let present = operators.filter { $0.isWorking(on: day) && $0.isWorking(on: end) }
        if let reference = present.first(where: { $0.index == party.operatorIndex }) {
            return reference
        }
        return present.isEmpty ? operators.first : present[chance.below(present.count)]
    }

    /// Colleagues at work on that day, without some.
    func colleagues(on dayNumber: Int, without absent: [Int]) -> [DemoOperator] {
        let day = DemoDay(number: dayNumber)
        let end = min(day.adding(days: 70), today)
        return operators.filter {
            $0.isWorking(on: day) && $0.isWorking(on: end) && !absent.contains($0.index)
        }
    }
}
