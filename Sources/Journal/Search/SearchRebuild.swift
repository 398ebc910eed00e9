import Kernel
import Store

extension Journal {
    /// Makes the index of words from the facts, in the transaction of `db`. The index must be empty:
    /// it is the one part that differs between the engines, so it does not travel.
    public static func indexAll(_ catalogue: FactCatalogue, in db: any Writer) throws {
        try db.stream(
            """
            SELECT \(StoredFact.columns) FROM fact
            JOIN fact_content ON fact_content.sequence = fact.sequence
            ORDER BY fact.sequence
            """
        ) { row in
            let stored = try StoredFact(row)
            let decoded = try catalogue.decode(stored)
            guard let words = decoded.searchText else { return }
            try SearchIndex.add(
                IndexedText(words, for: db.dialect), subjects: distinct(decoded.subjects),
                at: stored.occurredAt, stored.sequence, to: db)
        }
    }
}
