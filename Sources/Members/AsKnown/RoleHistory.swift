import Journal
import Kernel
import Store

/// What somebody was to us as it was known at a moment: from the facts recorded by then, so that no
/// later correction shows. Values in, values out.
struct RoleHistory {
    /// A role that began or ended, as its fact says.
    enum Event: Equatable {
        case begun(PartyRole, CalendarDate)
        case ended(PartyRole, CalendarDate)
    }

    struct Period: Equatable {
        let role: PartyRole
        let from: CalendarDate
        var to: CalendarDate?

        func holds(on day: CalendarDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }
    }

    private(set) var periods: [Period] = []

    /// - Parameter events: in the order in which they were recorded.
    init(_ events: [Event]) {
        for event in events {
            switch event {
            case .begun(let role, let day): periods.append(Period(role: role, from: day))
            case .ended(let role, let day):
                for index in periods.indices
                where periods[index].role == role && periods[index].to == nil {
                    periods[index].to = day
                }
            }
        }
    }

    func roles(on day: CalendarDate) -> [PartyRole] {
        let held = periods.filter { $0.holds(on: day) }.map(\.role)
        return PartyRole.allCases.filter(held.contains)
    }
}

extension RoleHistory {
    /// Of one record; another that was merged with it has its own.
    init(
        of party: ID<Party>, knownAt moment: Instant, _ catalogue: FactCatalogue, in db: any Reader
    )
        throws
    {
        let stored = try Timeline.facts(
            named: [RoleBegun.name, RoleEnded.name], about: party.subject, knownAt: moment,
            from: db)
        let events = try stored.compactMap { stored -> Event? in
            switch try catalogue.decode(stored).fact {
            case let fact as RoleBegun where fact.party == party: .begun(fact.role, fact.from)
            case let fact as RoleEnded where fact.party == party: .ended(fact.role, fact.on)
            default: nil
            }
        }
        self.init(events)
    }
}
