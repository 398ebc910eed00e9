import Commons
import Foundation
import Kernel
import Store

/// Takes in a file to be looked at: it is read, and refused if it is no table of ours.
public struct ReceiveImport: Command {
    public static let name = "members.receiveImport"
    public static let purpose = Bilingual(
        it: "Riceve un file CSV di soci e clienti, da controllare prima di importarlo.",
        en: "Takes in a CSV file of members and clients, to be checked before it is imported.")

    let fileName: String?
    /// The bytes of the file, in base64.
    let file: String

    public init(fileName: String?, file: String) {
        self.fileName = fileName
        self.file = file
    }

    public init(fileName: String?, bytes: [UInt8]) {
        self.init(fileName: fileName, file: Data(bytes).base64EncodedString())
    }

    public func run(in tx: Transaction) throws -> ID<MemberImport> {
        let bytes = try UploadedTable.bytes(file)
        let understood = try ImportFile(bytes)
        let name = try Typed.optional(fileName, field: "fileName") ?? "soci.csv"
        let id: ID<MemberImport> = tx.newID()
        try tx.append(
            ImportReceived(
                importID: id, fileHash: try tx.store(bytes).hex, rows: understood.rows.count,
                highestNumber: understood.highestNumber),
            content: ImportReceived.Content(fileName: name))
        return id
    }
}

/// A table on its way in, as a command carries it.
public enum UploadedTable {
    public static let mostBytes = 30 << 20

    /// - Parameter text: the bytes of the file in base64.
    static func bytes(_ text: String) throws -> [UInt8] {
        guard text.utf8.count <= mostBytes / 3 * 4 + 4 else { throw ImportFileRefused.tooLarge }
        guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
            throw InputRefused.wrongType(field: "file", wanted: Bilingual(alike: "base64"))
        }
        return Array(data)
    }
}
