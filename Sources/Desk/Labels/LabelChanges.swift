import Commons
import Journal
import Kernel
import Site
import Store

/// A label has another name from now on.
struct LabelRenamed: Fact {
    static let name = "desk.labelRenamed.v1"
    let label: ID<Label>
    let title: String

    var subjects: [ID<Subject>] { [label.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE label SET title = \(title) WHERE id = \(label)")
    }
}

/// A label has another colour from now on.
struct LabelColoured: Fact {
    static let name = "desk.labelColoured.v1"
    let label: ID<Label>
    let tone: Tone

    var subjects: [ID<Subject>] { [label.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE label SET tone = \(tone.rawValue) WHERE id = \(label)")
    }
}

/// A label is not put on cases any more; those that have it keep it.
struct LabelRetired: Fact {
    static let name = "desk.labelRetired.v1"
    let label: ID<Label>

    var subjects: [ID<Subject>] { [label.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE label SET retired_at = \(entry.occurredAt) WHERE id = \(label)")
    }
}

/// A retired label is in use again.
struct LabelBroughtBack: Fact {
    static let name = "desk.labelBroughtBack.v1"
    let label: ID<Label>

    var subjects: [ID<Subject>] { [label.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE label SET retired_at = NULL WHERE id = \(label)")
    }
}

/// Gives a label another name or colour, on all cases that have it.
public struct EditLabel: Command {
    public static let name = "desk.editLabel"
    public static let purpose = Bilingual(
        it: "Cambia nome o colore a un'etichetta.", en: "Changes a label's name or colour.")

    let label: ID<Label>
    let title: String
    let tone: Tone

    public init(label: ID<Label>, title: String, tone: Tone) {
        self.label = label
        self.title = title
        self.tone = tone
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try LabelRow.require(label, in: tx)
        let title = try Typed.required(title, field: "title", most: MakeLabel.longestTitle)
        if let other = try LabelRow.find(title: title, in: tx), other.id != label {
            throw LabelRefused(titleOf: other)
        }
        if title != row.title { try tx.append(LabelRenamed(label: label, title: title)) }
        if tone != row.tone { try tx.append(LabelColoured(label: label, tone: tone)) }
        return Done()
    }
}

/// Takes a label out of use: cases that have it keep it, and it can be brought back.
public struct RetireLabel: Command {
    public static let name = "desk.retireLabel"
    public static let purpose = Bilingual(
        it: "Mette fuori uso un'etichetta: le pratiche che l'hanno la tengono.",
        en: "Takes a label out of use: cases that have it keep it.")

    let label: ID<Label>

    public init(label: ID<Label>) { self.label = label }

    public func run(in tx: Transaction) throws -> Done {
        if try LabelRow.require(label, in: tx).isRetired { throw LabelRefused.retired }
        try tx.append(LabelRetired(label: label))
        return Done()
    }
}

/// Brings a retired label back into use.
public struct BringBackLabel: Command {
    public static let name = "desk.bringBackLabel"
    public static let purpose = Bilingual(
        it: "Rimette in uso un'etichetta.", en: "Brings a label back into use.")

    let label: ID<Label>

    public init(label: ID<Label>) { self.label = label }

    public func run(in tx: Transaction) throws -> Done {
        guard try LabelRow.require(label, in: tx).isRetired else { throw LabelRefused.notRetired }
        try tx.append(LabelBroughtBack(label: label))
        return Done()
    }
}

/// All labels, those out of use too, by name.
public struct AllLabels: Query {
    public static let name = "desk.labels"
    public static let purpose = Bilingual(
        it: "Tutte le etichette, anche quelle fuori uso.",
        en: "All labels, those out of use too.")

    public init() {}

    public func fetch(from db: Reading) throws -> [LabelRow] { try LabelRow.all(in: db) }
}
