import Kernel
import Store

extension AccountRow {
    /// The operators who may sign in, in the order in which they came: what features that share work
    /// among equals go by.
    public static func openOperators(in db: any Reader) throws -> [AccountRow] {
        try db.rows(
            """
            SELECT id, role, name, mail, closed_at FROM account
            WHERE role = \(Role.operator.rawValue) AND closed_at IS NULL ORDER BY id
            """, AccountRow.init)
    }
}
