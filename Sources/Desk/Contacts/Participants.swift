import Commons
import Kernel
import Members
import Store

/// Somebody who took part in a visit or a meeting, beside the person of the case.
public struct Participant: Codable, Sendable, Equatable {
    public let party: ID<Party>
    public let name: String

    /// By contact, each list by name.
    static func of(_ contacts: [ID<CaseContact>], in db: any Reader) throws
        -> [ID<CaseContact>: [Participant]]
    {
        let rows = try db.rows(
            """
            SELECT contact_id, party_id FROM contact_participant
            WHERE contact_id IN \(list: contacts)
            """
        ) {
            (
                contact: try $0["contact_id"] as ID<CaseContact>,
                party: try $0["party_id"] as ID<Party>
            )
        }
        return try Dictionary(grouping: rows, by: \.contact).mapValues { found in
            try found.compactMap { one in
                try PartyRow.find(one.party, in: db).map {
                    Participant(party: one.party, name: $0.name.shown)
                }
            }.sorted { ($0.name, $0.party) < ($1.name, $1.party) }
        }
    }
}
