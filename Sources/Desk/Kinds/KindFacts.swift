import Journal
import Kernel
import Store

/// There is another kind of case.
struct KindMade: Fact {
    static let name = "desk.kindMade.v1"
    let kind: ID<CaseKind>
    let title: String

    var subjects: [ID<Subject>] { [kind.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("INSERT INTO case_kind (id, title) VALUES (\(kind), \(title))")
    }
}

/// A kind has another name from now on, on all cases that are of it.
struct KindRenamed: Fact {
    static let name = "desk.kindRenamed.v1"
    let kind: ID<CaseKind>
    let title: String

    var subjects: [ID<Subject>] { [kind.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE case_kind SET title = \(title) WHERE id = \(kind)")
    }
}

/// No case is given this kind any more; those that are of it stay so.
struct KindRetired: Fact {
    static let name = "desk.kindRetired.v1"
    let kind: ID<CaseKind>

    var subjects: [ID<Subject>] { [kind.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE case_kind SET retired_at = \(entry.occurredAt) WHERE id = \(kind)")
    }
}

/// A retired kind is in use again.
struct KindBroughtBack: Fact {
    static let name = "desk.kindBroughtBack.v1"
    let kind: ID<CaseKind>

    var subjects: [ID<Subject>] { [kind.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE case_kind SET retired_at = NULL WHERE id = \(kind)")
    }
}

/// Of which kind a case is; nil where that was taken back.
struct CaseKindSet: Fact {
    static let name = "desk.caseKindSet.v1"
    let caseFile: ID<CaseFile>
    let kind: ID<CaseKind>?

    var subjects: [ID<Subject>] { [caseFile.subject] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE case_file SET kind_id = \(kind) WHERE id = \(caseFile)")
    }
}
