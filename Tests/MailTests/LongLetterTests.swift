import Testing

@testable import Mail

@Suite struct LongLetterTests {
    private func content(_ type: String, _ body: String) -> LetterContent {
        let head = "From: a@x.example\r\nSubject: Lunga\r\nContent-Type: \(type); charset=utf-8"
        return LetterContent(Array("\(head)\r\n\r\n\(body)".utf8))
    }

    @Test func `of a letter as long as a book the beginning is shown, and said to be one`() {
        let book = content("text/plain", String(repeating: "Una riga del libro.\n", count: 400_000))
        #expect(book.isCut)
        #expect(book.fullText.count == 200_000)
        #expect(book.letter.text.utf8.count < 400_000)
        let lines = content("text/plain", String(repeating: "\n", count: 3_000_000) + "fine")
        #expect(lines.letter.text.utf8.count < 1_000_000)
        #expect(!content("text/plain", "Una riga.\n").isCut)
    }

    @Test func `a letter that is a page of two megabytes is shown by its words`() {
        let cell = "<tr><td><a href=\"https://x.example/a\">parola</a></td></tr>"
        let long = content(
            "text/html", "<table>\(String(repeating: cell, count: 40_000))</table>")
        #expect(long.isPlain)
        #expect(long.isCut)
        #expect(long.fullText.contains("parola"))
        let short = content("text/html", "<table>\(cell)</table>")
        #expect(!short.isPlain)
        #expect(!short.isCut)
    }
}
