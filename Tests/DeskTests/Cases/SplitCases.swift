import ArcaTesting
import Commons
import Journal
import Kernel
import Mail
import Members
import Store
import Testing

@testable import Desk

/// A case that holds two matters, and all that the tables say of a house before and after it is split.
enum SplitCases {
    /// Every row of every table that follows from facts, but for what only concerns the new case and
    /// for how often a case changed.
    /// - Parameter until: stories as far as this fact.
    static func state(
        _ room: DeskRoom, until: Int64? = nil, but split: ID<CaseFile>? = nil
    ) async throws -> [String] {
        try await room.arca.house.store.read { db in
            let until =
                try until ?? db.value("SELECT MAX(sequence) FROM fact", as: Int64?.self) ?? 0
            let tables = try db.values(
                db.dialect == .sqlite
                    ? "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
                    : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1",
                as: String.self)
            var lines: [String] = []
            for table in tables where !isLeftOut(table) {
                let name = SQL(stringLiteral: table)
                let only: SQL = table == "fact_subject" ? " WHERE sequence <= \(until)" : ""
                let columns: SQL = table == "case_file" ? caseColumns : "*"
                let rows = try db.all("SELECT \(columns) FROM \(name)\(only)")
                lines += rows.map { "\(table) \($0)" }.sorted()
            }
            guard let split else { return lines }
            return lines.filter { !$0.contains("\(split.rawValue)") }
        }
    }

    /// Facts are only added to, and so is their index.
    private static func isLeftOut(_ table: String) -> Bool {
        let starts = ["case_split", "case_merge", "search_", "sqlite_"]
        return ["fact", "fact_content", "job", "repetition", "schema_step"].contains(table)
            || starts.contains { table.hasPrefix($0) }
    }

    /// All but the version.
    private static let caseColumns: SQL = """
        id, year, ordinal, title, party_id, mailbox_id, correspondent, correspondent_name, preview,
        holder, held_since, waiting_since, snoozed_until, last_at, answered_at, opened_at,
        closed_at, closing_reason, merged_into, kind_id
        """

    static func expect(
        _ whole: [String], until: Int64, but split: ID<CaseFile>, _ room: DeskRoom
    ) async throws {
        let now = try await state(room, until: until, but: split)
        let added = now.filter { !whole.contains($0) }
        let lost = whole.filter { !now.contains($0) }
        #expect(added == [])
        #expect(lost == [])
    }

    static func last(_ room: DeskRoom) async throws -> Int64 {
        Int64(try await room.count("SELECT MAX(sequence) FROM fact"))
    }

    /// A case with two letters of one exchange, the second about something else; a call, a promise,
    /// labels, a draft; held and offered.
    static func full(_ room: DeskRoom) async throws -> (
        file: ID<CaseFile>, letters: [ID<MailMessage>], call: ID<CaseContact>, promise: ID<Promise>
    ) {
        let file = try await room.brunoAsks()
        room.arca.time.advance(seconds: 60)
        try await room.arrives(
            TestLetter(
                subject: "Re: Moto 1", text: "E poi: mi fate la voltura della luce?",
                messageID: "luce@officinatassi.example", inReplyTo: "ask1@officinatassi.example"))
        room.arca.time.advance(seconds: 60)
        let call = try await room.arca.run(
            RecordContact(caseFile: file, means: .call, minutes: 4, note: "Richiama per la luce"))
        let promise = try await room.arca.run(
            MakePromise(caseFile: file, text: "Voltura", dueOn: room.today.adding(days: 3)))
        let label = try await room.arca.run(MakeLabel(title: "Moto", tone: .sea))
        try await room.arca.run(SetLabel(caseFile: file, label: label, isOn: true))
        try await room.arca.run(TakeCase(caseFile: file))
        let incomplete = try await room.complete(file).changed(points: [], ticked: [])
        await #expect(throws: ReplyRefused.self) { try await room.arca.run(incomplete) }
        room.arca.time.advance(seconds: 60)
        return (file, try await room.show(file).messages, call, promise)
    }
}
