/// A page that may be shown: see `HTMLSanitizer`.
public struct SanitizedHTML: Sendable, Equatable {
    /// Whitelisted elements and attributes only, well-formed, everything else escaped. It is the
    /// content of a page, without `html` and `body`.
    public let html: String

    /// How many times the page would have loaded something from elsewhere.
    public let blockedRemoteContent: Int

    /// The page as plain text: paragraphs apart, list marks, targets of links, rows of tables.
    public let plainText: String

    /// Whether the page was so large that its end is missing.
    public let isTruncated: Bool
}

/// Makes pages of strangers safe to show (and to read as text).
///
/// The page is parsed, the elements and attributes of a whitelist are taken from it, and those
/// are written anew: nothing of the source is ever copied as markup. Out come structure, lists,
/// tables, emphasis, links to `http`, `https`, `mailto` and `tel`, and pictures of the message
/// itself; never scripts, styles, forms, frames, ids, or anything loaded from elsewhere.
public enum HTMLSanitizer {
    /// Rounds until a page no longer changes. Two are the rule; more are met in hostile pages.
    private static let mostRounds = 6

    /// Cleans a page. Cleaning the result again changes nothing.
    ///
    /// - Parameters:
    ///   - html: the page as the sender wrote it, whole or a piece.
    ///   - image: the address under which a picture of the message can be loaded, by its content
    ///     id without brackets; nil shows the words that stand for it. What it returns is trusted.
    public static func sanitize(
        _ html: String, image: (String) -> String? = { _ in nil }
    ) -> SanitizedHTML {
        let first = clean(html)
        let tokens = settled(first.tokens)
        return SanitizedHTML(
            html: withoutActuallyEscaping(image) { HTMLWriter.write(tokens, image: $0) },
            blockedRemoteContent: first.remoteReferences,
            plainText: HTMLPlainText.write(tokens),
            isTruncated: first.isTruncated)
    }

    /// The page as plain text, at less cost than `sanitize`.
    static func plainText(_ html: String) -> (text: String, isTruncated: Bool) {
        let page = clean(html)
        return (HTMLPlainText.write(page.tokens), page.isTruncated)
    }

    private struct Page {
        let tokens: [HTMLToken]
        let remoteReferences: Int
        let isTruncated: Bool
    }

    private static func clean(_ html: String) -> Page {
        let input = HTMLInput(html)
        let cleaner = HTMLCleaner()
        HTMLSource.read(input.bytes, into: cleaner)
        return Page(
            tokens: cleaner.tokens, remoteReferences: cleaner.remoteReferences,
            isTruncated: input.isTruncated || cleaner.isFull)
    }

    /// The form of a page that reads back as itself: a parser moves what stands in wrong places,
    /// and moves it again when it meets its own result. A page that never settles is shown as
    /// text.
    private static func settled(_ tokens: [HTMLToken]) -> [HTMLToken] {
        var tokens = tokens
        for _ in 0..<mostRounds {
            let again = clean(HTMLWriter.write(tokens, image: nil)).tokens
            if again == tokens { return tokens }
            tokens = again
        }
        return HTMLPlainText.write(tokens).split(separator: "\n").flatMap { line in
            [.open(.p, []), .text(CleanText.line(String(line))), .close(.p)]
        }
    }
}
