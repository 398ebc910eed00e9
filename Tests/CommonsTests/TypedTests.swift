import Commons
import Testing

@Suite struct TypedTests {
    @Test(arguments: ["\u{FEFF}", " \u{202E}\u{202C} ", "\u{1B}", "\u{2066}\n"])
    func `what cannot be seen is nothing`(_ text: String) throws {
        #expect(throws: InputRefused.self) { try Typed.required(text, field: "title") }
    }

    @Test func `what steers is left out, what is written stays`() throws {
        let text = try Typed.required("\u{1B}[31m Famiglia \u{202E}Così\n👩‍👩‍👧 é ", field: "title")
        #expect(text == "[31m Famiglia Così\n👩‍👩‍👧 é")
    }
}
