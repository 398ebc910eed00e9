import Commons
import Kernel
import Members
import Store

/// People who were registered twice, as happens when one writes and later calls: one pair merged, the
/// others for somebody to look at.
struct DemoDuplicates {
    let house: House

    private static let pairs = 4

    func load() async throws {
        let known = try await house.store.read {
            try $0.values(
                """
                SELECT id FROM party WHERE kind = 'person' ORDER BY id DESC LIMIT \(Self.pairs)
                """, as: ID<Party>.self)
        }
        try await house.batch(as: .house, road: .import, cause: "demo") { tx in
            for (index, id) in known.enumerated() {
                guard let party = try PartyRow.find(id, in: tx) else { continue }
                let again = try tx.perform(
                    RegisterParty(
                        partyName: party.name.name, givenName: party.name.givenName,
                        notes: "Ha telefonato.", on: tx.today.adding(days: -3 - index)))
                if index == 0 { try tx.perform(MergeParties(party: again, into: id)) }
            }
        }
    }
}
