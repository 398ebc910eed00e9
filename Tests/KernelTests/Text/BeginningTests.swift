import Kernel
import Testing

@Suite struct BeginningTests {
    @Test func `a text is cut after so many characters, never inside one`() {
        #expect("perché".beginning(10) == "perché")
        #expect("perché no".beginning(6) == "perché")
        #expect("perche\u{0301} no".beginning(6) == "perche\u{0301}")
        #expect("👨‍👩‍👧 e noi".beginning(3) == "👨‍👩‍👧 e")
        #expect("".beginning(0) == "")
        #expect("a".beginning(0) == "")
    }

    @Test func `one character with a million accents is not a page`() {
        let heap = "a" + String(repeating: "\u{0301}", count: 1_000_000)
        #expect(heap.beginning(180).utf8.count <= 1_440)
        #expect("bcd \(heap)".beginning(2) == "bc")
        // Nowhere inside a scalar.
        let wide = String(repeating: "\u{10FFFF}", count: 1_000)
        #expect(wide.beginning(3).unicodeScalars.allSatisfy { $0 == "\u{10FFFF}" })
    }
}
