import Commons
import Kernel
import Mail
import Site

/// An answer as its form sends it, before a command is made of it. The form has two ticks a point;
/// the command has one standing.
struct AnswerInput: Sendable {
    var to = ""
    var cc = ""
    var mailbox = ""
    var subject = ""
    var text = ""
    var points: [ReplyPoint] = []
    var ticked: Set<AnswerProperty> = []
    var reason = ""
    var closes = false
    /// Minutes of work, as typed.
    var work = ""
    /// Promises that it keeps.
    var keeps: Set<String> = []
    /// Reply blocks put in so far.
    var blocks: [UsedBlock] = []
    var files: [AnswerFile] = []
    var version = ""
    /// When the draft in the form was saved.
    var draftSeen = ""
    /// The newest entry of the thread that the writer had before the eyes.
    var seen = ""

    private static let mostPoints = 200

    init() {}

    init(_ form: Form) {
        to = form["to"] ?? ""
        cc = form["cc"] ?? ""
        mailbox = form["mailbox"] ?? ""
        subject = form["subject"] ?? ""
        // Browsers send the lines of a text with CR LF.
        text = (form["text"] ?? "").replacing("\r\n", with: "\n")
        points = Self.points(form)
        ticked = Set(form.all("ticked").compactMap(AnswerProperty.init))
        reason = form["reason"] ?? ""
        closes = form["closes"] == "true"
        work = form["workMinutes"] ?? ""
        keeps = Set(form.all("keeps"))
        blocks = form.all("blocks").prefix(Self.mostPoints).compactMap(UsedBlock.init)
        version = form["version"] ?? ""
        draftSeen = form["draftSeen"] ?? ""
        seen = form["_seen"] ?? ""
        files = FilesField.files(of: form)
    }

    private static func points(_ form: Form) -> [ReplyPoint] {
        var rows: [Int: [String: String]] = [:]
        for (name, value) in form.fields {
            let path = name.split(separator: ".")
            guard path.count == 3, path[0] == "points", let index = Int(path[1]),
                (0..<mostPoints).contains(index)
            else { continue }
            rows[index, default: [:]][String(path[2])] = value
        }
        return rows.sorted { $0.key < $1.key }.compactMap { point($0.value) }
    }

    private static func point(_ row: [String: String]) -> ReplyPoint? {
        let drawn = row["drawn"]?.nonEmpty
        let typed = (row["text"] ?? "").trimmingSpace
        // What the program drew is struck out with its tick, never by wiping the words.
        guard let text = typed.nonEmpty ?? drawn else { return nil }
        let standing: ReplyPoint.Standing =
            row["dismissed"] == "true" ? .dismissed : row["answered"] == "true" ? .answered : .open
        return ReplyPoint(drawn: drawn, text: text, standing: standing)
    }

    /// Puts the words of a block before the closing of the letter; a script puts them where the writer
    /// stands.
    mutating func insert(_ words: String, _ use: UsedBlock) {
        let lines = text.components(separatedBy: "\n")
        let closing = lines.lastIndex { $0.foldedForSearch.hasPrefix("cordiali saluti") }
        let before = lines[..<(closing ?? lines.endIndex)].joined(separator: "\n")
        let after = closing.map { lines[$0...].joined(separator: "\n") }
        text = [before.trimmingSpace, words, after].compactMap(\.self).filter { !$0.isEmpty }
            .joined(separator: "\n\n")
        if !blocks.contains(use) { blocks.append(use) }
    }

    /// The fields that the commands of an answer decode.
    /// - Parameter sent: what came, for its hidden fields.
    func fields(for caseFile: ID<CaseFile>, sent: Form, withFiles: Bool) -> Form {
        var form = Form(fields: sent.fields.filter { $0.name.hasPrefix("_") })
        for (name, value) in [
            ("caseFile", "\(caseFile)"), ("version", version), ("mailbox", mailbox), ("to", to),
            ("cc", cc),
            ("subject", subject), ("text", text), ("reason", reason),
            ("closes", closes ? "true" : ""), ("workMinutes", withFiles ? work : ""),
            ("draftSeen", draftSeen),
        ] where !value.isEmpty {
            form.set(name, value)
        }
        if text.isEmpty { form.set("text", " ") }
        for (index, point) in points.enumerated() {
            form.set("points.\(index).drawn", point.drawn ?? "")
            form.set("points.\(index).text", point.text)
            form.set("points.\(index).standing", point.standing.rawValue)
        }
        for (index, use) in blocks.enumerated() {
            form.set("blocks.\(index).block", "\(use.block)")
            form.set("blocks.\(index).version", "\(use.version)")
        }
        form.fields += keeps.sorted().map { ("keeps", $0) }
        form.fields += ticked.map(\.rawValue).sorted().map { ("ticked", $0) }
        if withFiles {
            for (index, file) in files.enumerated() {
                form.fields += file.fields(index)
            }
        }
        return form
    }
}
