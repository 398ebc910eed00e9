import Commons
import Kernel
import Store

/// Answers that the one who asks was writing, the latest first.
public struct DraftsOfMine: Query {
    public static let name = "desk.myDrafts"
    public static let purpose = Bilingual(
        it: "Le mie risposte in corso di scrittura.", en: "My answers under way.")

    public struct Row: Codable, Sendable {
        public let caseFile: ID<CaseFile>
        public let title: String
        public let correspondentName: String
        public let savedAt: Instant
    }

    public init() {}

    public func fetch(from db: Reading) throws -> [Row] {
        try db.rows(
            """
            SELECT case_file.id, case_file.title, case_file.correspondent,
                case_file.correspondent_name, draft.saved_at
            FROM draft JOIN case_file ON case_file.id = draft.case_id
            WHERE draft.account = \(db.actor.id) ORDER BY draft.saved_at DESC, case_file.id LIMIT 20
            """
        ) {
            let name: String = try $0["correspondent_name"]
            return Row(
                caseFile: try $0["id"], title: try $0["title"],
                correspondentName: name.isEmpty ? try $0["correspondent"] : name,
                savedAt: try $0["saved_at"])
        }
    }
}
