import Kernel
import Store
import Testing

@testable import Site

/// The squares here were read by another program when they were written down.
@Suite struct QRCodeTests {
    @Test func `a square is drawn as readers know it`() throws {
        let code = try #require(QRCode("Il Borgo"))
        #expect(
            code.rows.map { String($0.map { $0 ? "#" : "." }) } == [
                "#######...#.#.#######", "#.....#.....#.#.....#", "#.###.#.#.#...#.###.#",
                "#.###.#.....#.#.###.#", "#.###.#..#.##.#.###.#", "#.....#..###..#.....#",
                "#######.#.#.#.#######", "........#.#..........", "###.#####.#.###...#..",
                "#.#.#.....##..###.###", "##..#.#.####.#.##.###", "##..#......###..##...",
                ".####.#.#..#..###....", "........###...####.#.", "#######.#...#..##.###",
                "#.....#.#.....###..#.", "#.###.#.#.#.#.#.#.#..", "#.###.#...##.#..##.#.",
                "#.###.#.#..#.####...#", "#.....#.#..###..#..#.", "#######.#..#.###...##",
            ])
    }

    @Test func `a large one has two blocks and names its version`() throws {
        let code = try #require(QRCode(String(repeating: "Borgo ", count: 30)))
        let text = code.rows.map { String($0.map { $0 ? "#" : "." }) }.joined(separator: "/")
        #expect(
            Digest.sha256(Array(text.utf8)).hex
                == "29653ae4d94297df64015e332fb6c7410cd3b3636713eada50c9f5717f273fc2")
    }

    @Test func `every length that fits is drawn, and what does not fit is not`() {
        for length in 0...230 {
            let code = QRCode(String(repeating: "è", count: length / 2))
            #expect((code?.rows.count ?? 0) % 4 == 1)
        }
        #expect(QRCode(String(repeating: "a", count: 230))?.rows.count == 53)
        #expect(QRCode(String(repeating: "a", count: 231)) == nil)
    }

    @Test func `its name cannot become markup`() {
        #expect(QRCode("x")?.svg("<b>").text.contains("&lt;b&gt;") == true)
    }
}
