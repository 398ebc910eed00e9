/// A folder of a mailbox, as the server lists it.
public struct IMAPFolder: Sendable, Equatable {
    /// What the folder is for, where the server says so (RFC 6154).
    public enum Use: String, Sendable, Codable, CaseIterable {
        case all, archive, drafts, flagged, junk, sent, trash
    }

    /// For people, and for every request of `IMAPClient`.
    public let name: String
    /// What stands between a folder and those inside it; nothing where folders do not nest.
    public let separator: String?
    /// As the server writes them: `\HasNoChildren`, `\Sent`.
    public let attributes: [String]

    /// A folder that only holds other folders has no messages and cannot be opened.
    public var isOpenable: Bool {
        !attributes.contains { ["\\noselect", "\\nonexistent"].contains($0.lowercased()) }
    }

    public var use: Use? {
        attributes.lazy.compactMap { Use(rawValue: String($0.lowercased().dropFirst())) }.first
    }
}

extension IMAPClient {
    /// All folders of the mailbox, in the order of the server.
    public func folders() async throws -> [IMAPFolder] {
        try await work(.listingFolders) { client in
            var found: [(folder: IMAPFolder, wire: [UInt8])] = []
            let (step, most) = (client.step, client.limits.folders)
            _ = try await client.ask(IMAPCommand("LIST \"\" \"*\"")) { response in
                guard case .data(let data) = response, data.name == "LIST" else { return }
                guard found.count < most else { throw PostalFault.answerTooLarge(step) }
                found.append(try IMAPFolder.read(data.values(step), step))
            }
            client.wireNames = Dictionary(
                found.map { ($0.folder.name, $0.wire) }, uniquingKeysWith: { first, _ in first })
            return found.map(\.folder)
        }
    }

    /// Makes a folder, for instance the one for sent mail.
    public func create(folder: String) async throws {
        try await work(.creatingFolder) { client in
            let name = try client.wireName(of: folder)
            _ = try await client.ask(IMAPCommand("CREATE").bytes(name))
        }
    }

    /// A folder's name as the server knows it.
    func wireName(of folder: String) throws -> [UInt8] {
        guard !folder.isEmpty, folder.utf8.count <= 1000, !folder.utf8.contains(0) else {
            throw PostalFault.unsendable(.folderName)
        }
        return wireNames[folder] ?? IMAPFolderName.encoded(folder)
    }
}

extension IMAPFolder {
    fileprivate static func read(
        _ values: [IMAPValue], _ step: MailStep
    ) throws -> (IMAPFolder, [UInt8]) {
        guard values.count >= 3, let attributes = values[0].list, let wire = values[2].bytes else {
            throw PostalFault.garbled(step, detail: "LIST is malformed")
        }
        let folder = IMAPFolder(
            name: IMAPFolderName.decoded(wire) ?? String(decoding: wire, as: UTF8.self),
            separator: values[1].text, attributes: attributes.compactMap(\.text))
        return (folder, wire)
    }
}
