import Commons
import Kernel
import Store

/// Makes a kind of case.
public struct MakeKind: Command {
    public static let name = "desk.makeKind"
    public static let purpose = Bilingual(
        it: "Crea un tipo di pratica.", en: "Makes a kind of case.")

    static let longestTitle = 40

    let title: String

    public init(title: String) { self.title = title }

    public func run(in tx: Transaction) throws -> ID<CaseKind> {
        let title = try Typed.required(title, field: "title", most: Self.longestTitle)
        if let other = try CaseKindRow.find(title: title, in: tx) {
            throw KindRefused(titleOf: other)
        }
        let kind: ID<CaseKind> = tx.newID()
        try tx.append(KindMade(kind: kind, title: title))
        return kind
    }
}

/// Makes the kinds that a new cooperative begins with, those that are not there yet.
public struct StartKinds: Command {
    public static let name = "desk.startKinds"
    public static let purpose = Bilingual(
        it: "Crea i tipi di pratica con cui si comincia, quelli che mancano.",
        en: "Makes the kinds of case that one begins with, those that are missing.")

    public init() {}

    public func run(in tx: Transaction) throws -> Done {
        for title in CaseKind.starting where try CaseKindRow.find(title: title, in: tx) == nil {
            try tx.perform(MakeKind(title: title))
        }
        return Done()
    }
}

/// Gives a kind another name, on all cases that are of it.
public struct RenameKind: Command {
    public static let name = "desk.renameKind"
    public static let purpose = Bilingual(
        it: "Cambia nome a un tipo di pratica.", en: "Gives a kind of case another name.")

    let kind: ID<CaseKind>
    let title: String

    public init(kind: ID<CaseKind>, title: String) {
        self.kind = kind
        self.title = title
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseKindRow.require(kind, in: tx)
        let title = try Typed.required(title, field: "title", most: MakeKind.longestTitle)
        if let other = try CaseKindRow.find(title: title, in: tx), other.id != kind {
            throw KindRefused(titleOf: other)
        }
        if title != row.title { try tx.append(KindRenamed(kind: kind, title: title)) }
        return Done()
    }
}

/// Takes a kind out of use: cases that are of it stay so, and it can be brought back.
public struct RetireKind: Command {
    public static let name = "desk.retireKind"
    public static let purpose = Bilingual(
        it: "Mette fuori uso un tipo: le pratiche che l'hanno lo tengono.",
        en: "Takes a kind out of use: cases that are of it stay so.")

    let kind: ID<CaseKind>

    public init(kind: ID<CaseKind>) { self.kind = kind }

    public func run(in tx: Transaction) throws -> Done {
        if try CaseKindRow.require(kind, in: tx).isRetired { throw KindRefused.retired }
        try tx.append(KindRetired(kind: kind))
        return Done()
    }
}

/// Brings a retired kind back into use.
public struct BringBackKind: Command {
    public static let name = "desk.bringBackKind"
    public static let purpose = Bilingual(
        it: "Rimette in uso un tipo di pratica.", en: "Brings a kind of case back into use.")

    let kind: ID<CaseKind>

    public init(kind: ID<CaseKind>) { self.kind = kind }

    public func run(in tx: Transaction) throws -> Done {
        guard try CaseKindRow.require(kind, in: tx).isRetired else { throw KindRefused.notRetired }
        try tx.append(KindBroughtBack(kind: kind))
        return Done()
    }
}

/// Says of which kind a case is, or that it is of none after all. Closed cases may be told too: their
/// time counts as well.
public struct SetKind: Command {
    public static let name = "desk.setKind"
    public static let purpose = Bilingual(
        it: "Dice di che tipo è una pratica, o che non ne ha.",
        en: "Says of which kind a case is, or that it has none.")

    let caseFile: ID<CaseFile>
    /// None if left out.
    let kind: ID<CaseKind>?

    public init(caseFile: ID<CaseFile>, kind: ID<CaseKind>?) {
        self.caseFile = caseFile
        self.kind = kind
    }

    public func run(in tx: Transaction) throws -> Done {
        let row = try CaseRow.requireUnmerged(caseFile, in: tx)
        if row.kind == kind { return Done() }
        if let kind, try CaseKindRow.require(kind, in: tx).isRetired { throw KindRefused.retired }
        try tx.append(CaseKindSet(caseFile: caseFile, kind: kind))
        return Done()
    }
}
