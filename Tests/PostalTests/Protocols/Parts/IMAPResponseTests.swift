import Testing

@testable import Postal

@Suite struct IMAPResponseTests {
    private func values(_ text: String) -> [IMAPValue]? {
        var reader = IMAPValueReader(text: text.utf8)
        return reader.values()
    }

    private func status(_ line: String) throws -> IMAPStatus {
        let response = try IMAPResponse([.text(Array(line.utf8))], step: .checking)
        guard case .status(let status) = response else {
            throw PostalFault.garbled(.checking, detail: "not a status")
        }
        return status
    }

    @Test func `quoted strings, NIL and nested lists are read`() {
        #expect(
            values(#"(\Seen $F) "a \"b\" \\" NIL (() (x 12)) nil"#) == [
                .list([.atom("\\Seen"), .atom("$F")]), .string(Array(#"a "b" \"#.utf8)), .nothing,
                .list([.list([]), .list([.atom("x"), .atom("12")])]), .nothing,
            ])
    }

    @Test func `the name of a body section is one word`() {
        let text = "BODY[HEADER.FIELDS (SUBJECT \"X\")]<0> x[y z"
        #expect(
            values(text) == [
                .atom("BODY[HEADER.FIELDS (SUBJECT \"X\")]<0>"), .atom("x[y"), .atom("z"),
            ])
    }

    @Test(arguments: ["(", ")", "(()", "a)", "\"open", "\"open\\", "(\"x)"])
    func `open brackets and quotes make no sense`(text: String) {
        #expect(values(text) == nil)
    }

    @Test func `nesting has an end`() {
        #expect(values(String(repeating: "(", count: 50_000)) == nil)
        let deep = String(repeating: "(", count: 60) + String(repeating: ")", count: 60)
        #expect(values(deep) != nil)
    }

    @Test func `a hostile atom costs no more than its length`() {
        #expect(values(String(repeating: "[", count: 60_000))?.count == 1)
        #expect(values(String(repeating: "BODY[", count: 12_000))?.count == 1)
    }

    @Test func `numbers are digits within their bits`() {
        #expect(IMAPValue.atom("4294967295").number == .max)
        for text in ["4294967296", "+5", "-5", "", "5 ", "٣"] {
            #expect(IMAPValue.atom(text).number == nil)
        }
        #expect(IMAPValue.atom("9223372036854775807").largeNumber == 9_223_372_036_854_775_807)
        #expect(IMAPValue.atom("9223372036854775808").largeNumber == nil)
    }

    @Test func `a status has tag, code and words`() throws {
        let ended = try status("A7 NO [TRYCREATE] no such folder")
        #expect(ended.tag == "A7" && ended.condition == .no && ended.code == "TRYCREATE")
        #expect(ended.text == "no such folder")
        let news = try status("* ok [UIDVALIDITY 5] [x] {3}")
        #expect(news.tag == nil && news.values == [.atom("5")] && news.text == "[x] {3}")
        #expect(try status("* OK").text == "")
        #expect(try status("* OK [broken ((] x").code == nil)
        #expect(try status("* OK [unclosed").code == nil)
    }

    @Test func `control characters of the server do not reach people`() throws {
        #expect(try status("* NO bad\u{1b}[31m\u{202e}word\u{0}").text == "bad [31m word ")
    }

    @Test(arguments: [
        "", " ", "*", "* ", "* 5", "A1", "A1 ", "garbage", "* \u{0}\u{1}", "*  OK", " OK x",
        "* 99999999999 EXISTS", "* 5 5 X",
    ])
    func `garbage is a fault`(line: String) {
        #expect(throws: PostalFault.self) {
            try IMAPResponse([.text(Array(line.utf8))], step: .checking)
        }
    }

    @Test func `what we do not know need not make sense`() throws {
        let response = try IMAPResponse([.text(Array("* X-NEW (((".utf8))], step: .checking)
        guard case .data(let data) = response else { throw PostalFault.closed }
        #expect(data.name == "X-NEW")
        #expect(throws: PostalFault.self) { try data.values(.checking) }
    }

    @Test(arguments: ["(UID)", "(UID 1 UID 2)", "x", "((UID) 1)", ""])
    func `attributes said twice or by halves make no sense`(list: String) throws {
        let response = try IMAPResponse([.text(Array("* 1 FETCH \(list)".utf8))], step: .fetching)
        guard case .data(let data) = response else { throw PostalFault.closed }
        #expect(throws: PostalFault.self) { try data.attributes(.fetching) }
    }
}
