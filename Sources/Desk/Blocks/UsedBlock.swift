import Commons
import Kernel
import Knowledge
import Store

/// A reply block that was put into an answer, in the version it had then (D9). The words of the
/// answer are frozen with the letter; this says where they come from.
public struct UsedBlock: Codable, Sendable, Hashable {
    let block: ID<Article>
    let version: Int

    init(block: ID<Article>, version: Int) {
        self.block = block
        self.version = version
    }

    /// Nil unless it reads like `description`.
    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let block = ID<Article>(String(parts[0])),
            let version = Int(parts[1])
        else { return nil }
        self.init(block: block, version: version)
    }

    /// As forms carry it.
    var description: String { "\(block).\(version)" }

    /// A block whose words were all taken out again does not count.
    private static let shortestLine = 12

    /// Those that are still in the text, each once.
    static func left(of used: [UsedBlock], in text: String, _ db: any Reader) throws -> [UsedBlock]
    {
        let words = text.foldedForSearch
        var kept: [UsedBlock] = []
        for use in used where !kept.contains(use) {
            guard let version = try ArticleVersion.find(use.block, use.version, in: db) else {
                throw CommonRefusal.notFound
            }
            if isIn(words, version.text) { kept.append(use) }
        }
        return kept
    }

    /// Whether a line of the block stands in the folded text; a short block must stand there whole.
    static func isIn(_ words: String, _ block: String) -> Bool {
        let lines = block.split(whereSeparator: \.isNewline).map { String($0).foldedForSearch }
            .filter { $0.count >= shortestLine }
        if lines.isEmpty {
            let whole = block.foldedForSearch
            return !whole.isEmpty && words.contains(whole)
        }
        return lines.contains { words.contains($0) }
    }
}
