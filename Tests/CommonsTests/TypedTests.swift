import Commons
import Testing

@Suite struct TypedTests {
    @Test(arguments: ["\u{FEFF}", " \u{202E}\u{202C} ", "\u{1B}", "\u{2066}\n"])
    func `what cannot be seen is nothing`(_ text: String) throws {
        #expect(throws: InputRefused.self) { try Typed.required(text, field: "title") }
    }

    @Test func `what steers is left out, what is written stays`() throws {
        let text = try Typed.required(
            "\u{1B}[31m Famiglia \u{202E}Così\n👩‍👩‍👧 é ", field: "note", most: 1_000)
        #expect(text == "[31m Famiglia Così\n👩‍👩‍👧 é")
    }

    @Test(arguments: [
        "Rosa\r\nBcc: tutti", "Rosa\nBcc: tutti", "Rosa \t\u{2028}Bcc: tutti",
        "Rosa\u{85}Bcc: tutti",
        "\r\nRosa\u{0B}Bcc: tutti\u{2029}", "Ro\u{0}sa\u{202E} Bcc: tutti",
    ])
    func `a field of one line stays one`(_ text: String) throws {
        #expect(try Typed.required(text, field: "title", most: 300) == "Rosa Bcc: tutti")
    }
}
