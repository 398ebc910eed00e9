import Foundation

/// Programs of the machine that open what we do not open ourselves. Where one is missing the house
/// works, and says what it could not open.
struct AttachmentTools: Sendable, Equatable {
    enum Tool: String, Codable, Sendable, CaseIterable {
        /// Of poppler-utils.
        case pdftotext
        case unzip
        case openssl
    }

    /// Where each that is there was found.
    let paths: [Tool: String]

    init(paths: [Tool: String]) { self.paths = paths }

    /// - Parameter folders: where programs lie.
    static func installed(in folders: [String] = ["/usr/bin", "/bin", "/usr/local/bin"])
        -> AttachmentTools
    {
        func find(_ name: String) -> String? {
            folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
        }
        // Without these two nothing would hold a hostile file back.
        guard find("timeout") != nil, find("prlimit") != nil else {
            return AttachmentTools(paths: [:])
        }
        let found = Tool.allCases.compactMap { tool in find(tool.rawValue).map { (tool, $0) } }
        return AttachmentTools(paths: Dictionary(uniqueKeysWithValues: found))
    }

    var missing: [Tool] { Tool.allCases.filter { paths[$0] == nil } }
}
