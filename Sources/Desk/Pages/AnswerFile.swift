import Foundation
import Kernel
import Mail
import Site

/// A file that goes with an answer. When the answer is refused the page keeps it, because no browser
/// fills a file field again: the bytes travel in a tick of the form, and unticking takes them out.
struct AnswerFile: Sendable {
    let name: String
    let type: String
    let base64: String

    init(_ file: Form.File) {
        name = file.name
        type = file.type
        base64 = Data(file.bytes).base64EncodedString()
    }

    init?(kept: String) {
        let parts = kept.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let name = Data(base64Encoded: String(parts[0])), !name.isEmpty,
            Data(base64Encoded: String(parts[2])) != nil
        else { return nil }
        self.name = String(decoding: name, as: UTF8.self)
        type = String(parts[1])
        base64 = String(parts[2])
    }

    var kept: String { "\(Data(name.utf8).base64EncodedString())|\(type)|\(base64)" }

    /// In bytes, as near as a label needs.
    var size: Int { base64.utf8.count / 4 * 3 }

    func fields(_ index: Int) -> [(name: String, value: String)] {
        [
            ("attachments.\(index).name", name), ("attachments.\(index).type", type),
            ("attachments.\(index).data", base64),
        ]
    }
}
