import Commons
import Kernel
import Store

/// "I cannot come": all that one holds and looks after is everybody's again, at once.
public struct GiveEverythingBack: Command {
    public static let name = "desk.giveBack"
    public static let purpose = Bilingual(
        it: "Restituisce a tutti le pratiche, le promesse e le cose da fare che si tengono.",
        en: "Gives the cases, promises and tasks that one holds back to all.")

    public struct Outcome: Codable, Sendable, Equatable {
        public let cases: Int
        public let promises: Int
        public let tasks: Int?
    }

    public init() {}

    public func run(in tx: Transaction) throws -> Outcome {
        guard let me = tx.actor.id else { throw CommonRefusal.forbidden }
        let cases = try tx.values(
            "SELECT id FROM case_file WHERE holder = \(me) AND closed_at IS NULL ORDER BY id",
            as: ID<CaseFile>.self)
        for caseFile in cases { try tx.append(CaseReleased(caseFile: caseFile)) }
        let promises = try tx.rows(
            """
            SELECT id, case_id FROM promise WHERE keeper = \(me) AND settled_at IS NULL ORDER BY id
            """
        ) { (id: try $0["id"] as ID<Promise>, caseFile: try $0["case_id"] as ID<CaseFile>) }
        for promise in promises {
            try tx.append(
                PromiseTaken(promise: promise.id, caseFile: promise.caseFile, keeper: nil))
        }
        let tasks = try tx.values(
            "SELECT id FROM desk_task WHERE keeper = \(me) AND settled_at IS NULL ORDER BY id",
            as: ID<DeskTask>.self)
        for task in tasks { try tx.append(TaskTaken(task: task, keeper: nil)) }
        return Outcome(cases: cases.count, promises: promises.count, tasks: tasks.count)
    }
}
