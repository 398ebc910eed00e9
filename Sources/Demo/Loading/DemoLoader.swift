import Commons
import Desk
import Kernel
import Mail
import Members
import Site

/// Loads the invented cooperative through the same door as everything else: importers' commands with
/// their true historic dates, judged by the same rules.
public struct DemoLoader: Sendable {
    let house: House
    let corpus: DemoCorpus
    /// Where letters that leave are written.
    let spool: String

    /// The same for all operators of the demonstration, which holds no real person's data.
    public static let password = "una barca sul fiume"

    public init(house: House, corpus: DemoCorpus, spool: String) {
        self.house = house
        self.corpus = corpus
        self.spool = spool
    }

    /// What the loading needs to remember between its steps.
    struct World: Sendable {
        var operators: [Actor] = []
        var mailboxes: [DemoMailbox: ID<Mailbox>] = [:]
        var communities: [Int: ID<Community>] = [:]
        var parties: [Int: ID<Party>] = [:]
        var labels: [DemoMailbox: ID<Label>] = [:]
        /// Of case, by name.
        var kinds: [String: ID<CaseKind>] = [:]
    }

    public struct Report: Sendable {
        public var parties = 0
        public var members = 0
        public var notAdmitted = 0
        public var conversations = 0
        public var messages = 0
    }

    /// - Parameter progress: what is being loaded, how far, of how much.
    public func load(progress: (String, Int, Int) -> Void) async throws -> Report {
        var world = World()
        var report = Report()
        try await openOffice(&world)
        try await loadCommunities(&world)
        try await loadParties(&world) { progress("persone e imprese", $0, corpus.parties.count) }
        report.parties = world.parties.count
        (report.members, report.notAdmitted) = try await loadMembers(world)
        try await DemoEndings(house: house, foundedOn: corpus.house.foundedOn.date).load()
        try await loadConversations(world, &report) {
            progress("conversazioni", $0, corpus.conversations.count)
        }
        try await DemoDuplicates(house: house).load()
        let working = zip(corpus.operators, world.operators).filter { $0.0.leftOn == nil }
        try await DemoPromises(operators: working.map(\.1)).load(in: house)
        try await DemoKnowledge(operators: working.map(\.1)).load(in: house)
        try await closeAccounts(world)
        return report
    }

    // MARK: Office

    private func openOffice(_ world: inout World) async throws {
        for person in corpus.operators {
            let mail = try MailAddress(person.mail)
            let known = try await house.store.read {
                try AccountRow.find(mail: person.mail, in: $0)
            }
            let account: ID<Account>
            if let known {
                account = known.id
            } else {
                account = try await house.run(
                    OpenAccount(accountName: person.fullName, mail: mail, role: .operator),
                    as: .house,
                    road: .import)
            }
            if person.leftOn == nil, known == nil {
                try await Credentials.set(
                    Self.password, for: account, by: .house, road: .import, in: house)
            }
            world.operators.append(Actor(id: account, name: person.fullName, roles: [.operator]))
        }
        try await house.run(StartKinds(), as: .house, road: .import)
        for kind in try await house.ask(AllKinds(), as: .house) {
            world.kinds[kind.title] = kind.id
        }
        for (index, mailbox) in DemoMailbox.allCases.enumerated() {
            world.mailboxes[mailbox] = try await house.run(
                SetMailbox(
                    address: try MailAddress("\(mailbox.rawValue)@\(corpus.house.domain)"),
                    title: "\(corpus.house.shortName) · \(mailbox.rawValue)", imap: nil, smtp: nil,
                    spool: spool), as: .house, road: .import)
            world.labels[mailbox] = try await house.run(
                MakeLabel(
                    title: mailbox.rawValue.capitalized,
                    tone: Tone.allCases[index % Tone.allCases.count]),
                as: .house, road: .import)
        }
    }

    private func closeAccounts(_ world: World) async throws {
        for (person, actor) in zip(corpus.operators, world.operators) where person.leftOn != nil {
            guard let id = actor.id else { continue }
            try await house.run(CloseAccount(account: id), as: .house, road: .import)
        }
    }

    // MARK: Communities and parties

    private func loadCommunities(_ world: inout World) async throws {
        let communities = corpus.communities
        world.communities = try await house.batch(as: .house, road: .import, cause: "demo") { tx in
            var ids: [Int: ID<Community>] = [:]
            for community in communities {
                let id = try tx.perform(
                    ProposeCommunity(
                        communityName: community.name, kind: community.kind.known,
                        territory: community.territory, on: community.proposedOn.date))
                ids[community.index] = id
                if let day = community.validatedOn ?? community.refusedOn {
                    let resolution = try tx.perform(
                        RecordResolution(number: "C\(community.index + 1)", on: day.date))
                    if community.refusedOn != nil {
                        try tx.perform(
                            RefuseCommunity(
                                community: id, resolution: resolution, ground: .other,
                                reason: community.reason, on: day.date))
                    } else {
                        try tx.perform(
                            ValidateCommunity(
                                community: id, resolution: resolution, reason: community.reason,
                                on: day.date))
                    }
                }
                if let left = community.leftOn {
                    try tx.perform(
                        LeaveMarket(community: id, reason: community.reason, lastDay: left.date))
                }
            }
            return ids
        }
    }

    private func loadParties(_ world: inout World, progress: (Int) -> Void) async throws {
        for lot in corpus.parties.lots(of: 200) {
            let known = world
            let ids = try await house.batch(as: .house, road: .import, cause: "demo") { tx in
                try lot.map { party in
                    let id = try tx.perform(party.registration)
                    if let community = known.communities[party.communityIndex] {
                        try tx.perform(
                            JoinCommunity(
                                party: id, community: community, on: party.firstContactOn.date))
                    }
                    if party.buys {
                        try tx.perform(
                            BeginRole(party: id, role: .client, on: party.firstContactOn.date))
                    }
                    return (party.index, id)
                }
            }
            for (index, id) in ids { world.parties[index] = id }
            progress(world.parties.count)
        }
        for (index, actor) in world.operators.enumerated()
        where corpus.operators[index].leftOn == nil {
            let own = corpus.parties.filter { $0.operatorIndex == index }.compactMap {
                world.parties[$0.index]
            }
            for lot in own.lots(of: 300) {
                try await house.batch(as: actor, road: .import, cause: "demo") { tx in
                    for party in lot { try tx.perform(TakeOverParty(party: party)) }
                }
            }
        }
    }
}

extension Array {
    func lots(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}

extension DemoDay {
    var date: CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
    }
}

extension DemoCommunity.Kind {
    var known: CommunityKind {
        switch self {
        case .cooperative: .cooperative
        case .staff: .firm
        case .association, .volunteers, .socialCentre: .association
        case .consortium: .consortium
        case .purchasingGroup: .group
        }
    }
}

extension DemoParty {
    /// Not all clients are members, and not all members buy.
    var buys: Bool { membership == nil || index % 9 != 4 }

    var registration: RegisterParty {
        var contacts = [ContactDraft(.mail, mail), ContactDraft(.phone, mobile)]
        if let landline { contacts.append(ContactDraft(.phone, landline)) }
        contacts.append(
            ContactDraft(
                street: "\(address.street) \(address.number)", postalCode: address.postcode,
                town: address.municipality, province: address.province))
        if let organisation {
            return RegisterParty(
                kind: .organisation, partyName: organisation.name, notes: organisation.activity,
                contacts: contacts, on: firstContactOn.date)
        }
        let born = person.bornOn.date
        let code = try? FiscalCode.compose(
            surname: person.surname, name: person.givenName, birth: born,
            sex: person.sex == .female ? .female : .male, place: person.birthplaceCode)
        return RegisterParty(
            kind: .person, partyName: person.surname, givenName: person.givenName,
            taxIdentifier: code.flatMap { try? TaxIdentifier($0.text) }, bornOn: born,
            contacts: contacts,
            on: firstContactOn.date)
    }
}
