import Foundation

/// The archives that lie ready to be imported: files and folders that whoever keeps the machine has
/// put into one folder of the house.
struct MailArchives {
    let folder: String

    struct Archive: Equatable {
        let name: String
        let path: String
        let bytes: Int64
    }

    private static let most = 200

    /// By name; their sizes are not asked for.
    func names() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return Array(names.filter { !$0.hasPrefix(".") }.sorted().prefix(Self.most))
    }

    /// Only what lies in the folder itself: no road out of it.
    func find(_ name: String) -> Archive? {
        guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !name.contains("\0") else {
            return nil
        }
        let path = "\(folder)/\(name)"
        guard let type = try? FileManager.default.attributesOfItem(atPath: path)[.type],
            let type = type as? FileAttributeType, type == .typeRegular || type == .typeDirectory
        else { return nil }
        return Archive(name: name, path: path, bytes: Self.size(of: path))
    }

    /// Bytes of all files of an archive.
    static func size(of path: String) -> Int64 {
        func size(_ attributes: [FileAttributeKey: Any]?) -> Int64 {
            guard attributes?[.type] as? FileAttributeType == .typeRegular else { return 0 }
            return (attributes?[.size] as? NSNumber)?.int64Value ?? 0
        }
        let files = FileManager.default
        let own = size(try? files.attributesOfItem(atPath: path))
        guard own == 0, let walk = files.enumerator(atPath: path) else { return own }
        var total: Int64 = 0
        while walk.nextObject() != nil { total += size(walk.fileAttributes) }
        return total
    }
}
