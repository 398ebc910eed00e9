import Kernel
import Members
import Site

/// What an import has done, or would do, as it is printed.
struct MemberImportOutcome: Encodable {
    /// Nil where it was only tried.
    let importID: ID<MemberImport>?
    let rows: Int
    let created: Int
    let changed: Int
    let unchanged: Int
    let failed: Int
    let faults: [ImportFault]
    let ignoredColumns: [String]
    let missingNumbers: [Int]?

    init(_ report: ImportReport) {
        importID = nil
        rows = report.rows
        created = report.created
        changed = report.changed
        unchanged = report.unchanged
        failed = report.failed
        faults = report.faults
        ignoredColumns = report.ignoredColumns
        missingNumbers = report.missingNumbers
    }

    init(_ answer: ShowImport.Answer, ignoredColumns: [String]) {
        importID = answer.summary.id
        rows = answer.summary.rows
        created = answer.summary.created
        changed = answer.summary.changed
        unchanged = answer.summary.unchanged
        failed = answer.summary.failed
        faults = answer.faults
        self.ignoredColumns = ignoredColumns
        missingNumbers = nil
    }

    /// First what is wrong, then the counts: the last line is the one that is seen.
    func text(_ say: Say) -> String {
        var lines = faults.map { line($0, say) }
        if Set(faults.map(\.line)).count < failed {
            lines.append(say("… e altre righe", "… and more lines"))
        }
        if !ignoredColumns.isEmpty {
            lines.append(
                say("colonne non lette: ", "columns not read: ")
                    + ignoredColumns.joined(separator: ", "))
        }
        if let missingNumbers, !missingNumbers.isEmpty {
            lines.append(
                say("numeri socio che mancano: ", "member numbers that are missing: ")
                    + missingNumbers.map(String.init).joined(separator: ", "))
        }
        return (lines + [counts(say)]).joined(separator: "\n")
    }

    private func line(_ fault: ImportFault, _ say: Say) -> String {
        var place = say("riga \(fault.line)", "line \(fault.line)")
        if let column = fault.column {
            place += say(", colonna \(column)", ", column \(column)")
        }
        if let name = fault.columnName { place += say(" «\(name)»", " “\(name)”") }
        let value = fault.value.map { say(" «\($0)»:", " “\($0)”:") } ?? ""
        return "\(place):\(value) \(say(fault.sentence))".onOneLine
    }

    private func counts(_ say: Say) -> String {
        let counts = say(
            "\(rows) righe lette, \(created) nuovi, \(changed) cambiati, \(unchanged) invariati, "
                + "\(failed) da correggere",
            "\(rows) lines read, \(created) new, \(changed) changed, \(unchanged) unchanged, "
                + "\(failed) to be corrected")
        return importID == nil
            ? counts + say("; prova: nulla è stato scritto", "; tried only, nothing written")
            : counts
    }
}

extension String {
    /// What a file says cannot move the cursor of a terminal nor begin a line of its own.
    fileprivate var onOneLine: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
