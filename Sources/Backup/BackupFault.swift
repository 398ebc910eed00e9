/// Why a backup cannot be written or read; nothing that looks whole is left behind.
public enum BackupFault: Error, Equatable, Sendable {
    /// The disk or the system, in its own words.
    case file(String, path: String)
    case noCooperative
    case notABackup
    case newerFormat(Int)
    case unknownStep(String)
    /// The contents contradict themselves or the schema.
    case damaged(String)
    case contradiction(table: String)
    case notAnExport
    case newerExport(Int)
    /// The database has not the schema of this version.
    case otherSchema
    /// The export contradicts itself or the schema.
    case exportDamaged(String)

    public var sentence: String {
        switch self {
        case .file(let detail, let path): "\(path): \(detail)"
        case .noCooperative: "the database holds no cooperative"
        case .notABackup: "the file is no backup of Arca"
        case .newerFormat(let format):
            "the backup is of format \(format), which this version does not know: use a newer arca"
        case .unknownStep(let name):
            "it knows the step \(name), which this version does not: use a newer arca"
        case .damaged(let detail): "the backup is damaged: \(detail)"
        case .notAnExport:
            "the folder is no export of Arca: it needs manifest.json and SHA256SUMS"
        case .newerExport(let format):
            "the export is of format \(format), which this version does not know: use a newer arca"
        case .otherSchema:
            "the database is of another version of arca: open it with this one first (arca serve), or export with that one"
        case .exportDamaged(let detail): "the export is damaged: \(detail)"
        case .contradiction(let table):
            "the backup is damaged: table \(table) is not the one that its list describes"
        }
    }
}
