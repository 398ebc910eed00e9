import Kernel
import Testing

@testable import Members

@Suite struct CSVTests {
    private func cells(_ bytes: [UInt8]) throws -> [[String]] {
        try CSVText(bytes).records.map { $0.map(\.text) }
    }

    private func cells(_ text: String) throws -> [[String]] { try cells(Array(text.utf8)) }

    @Test func `comma, semicolon and tab are told by the first line`() throws {
        #expect(try cells("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
        #expect(try cells("a;b,c\n1;2\n") == [["a", "b,c"], ["1", "2"]])
        #expect(try cells("a\tb\r\n1\t2") == [["a", "b"], ["1", "2"]])
        #expect(try cells("\"a,b,c\";d\n1;2") == [["a,b,c", "d"], ["1", "2"]])
    }

    @Test func `quotes, doubled quotes and line ends inside them`() throws {
        #expect(
            try cells("a;b\n\"x;\"\"y\"\"\r\nz\" ;2\n") == [["a", "b"], ["x;\"y\"\r\nz", "2"]])
        #expect(try cells("a;b\r1;2\r") == [["a", "b"], ["1", "2"]])
        #expect(try cells("a;b\n5\" pipe;2\n") == [["a", "b"], ["5\" pipe", "2"]])
        #expect(try cells("a;b\n\"\";\n") == [["a", "b"]])
    }

    @Test func `a cell knows its line and column, past cells of many lines`() throws {
        let records = try CSVText(Array("a;b\n\"1\n2\n3\";x\n\n;y\n".utf8)).records
        #expect(records.count == 3)
        #expect(records[1][1] == CSVCell(text: "x", line: 4, column: 2))
        #expect(records[2][1] == CSVCell(text: "y", line: 6, column: 2))
    }

    @Test func `UTF-8 with and without mark, windows-1252, not UTF-16`() throws {
        #expect(
            try cells([0xEF, 0xBB, 0xBF] + Array("città\nForlì".utf8)) == [["città"], ["Forlì"]])
        let old = try CSVText([0x63, 0x69, 0x74, 0x74, 0xE0, 0x0A, 0x80, 0x20, 0x92])
        #expect(old.encoding == .windows1252)
        #expect(old.records.map { $0.map(\.text) } == [["città"], ["€ ’"]])
        #expect(throws: CSVFault.self) { try CSVText([0xFF, 0xFE, 0x61, 0x00]) }
    }

    @Test func `dates are Italian or ISO, with four digits of year and a day that exists`() {
        for text in ["2020-12-31", "31/12/2020", "31.12.2020", "31-12-2020"] {
            #expect(WrittenDate.read(text) == CalendarDate("2020-12-31"), "\(text)")
        }
        #expect(WrittenDate.read("1/2/2020") == CalendarDate("2020-02-01"))
        for text in [
            "", "31/12/20", "31/02/2020", "12/31/2020", "2020/12/31", "31//2020", "a/b/2020",
            "１/1/2020",
        ] {
            #expect(WrittenDate.read(text) == nil, "\(text)")
        }
    }

    @Test func `heads are known in both languages, whatever case, accents and points`() {
        #expect(ImportColumn.named("Codice Fiscale") == .taxIdentifier)
        #expect(ImportColumn.named("collettivita") == .community)
        #expect(ImportColumn.named("P. IVA") == .vatNumber)
        #expect(ImportColumn.named("N. SOCIO") == .memberNumber)
        #expect(ImportColumn.named("member number") == .memberNumber)
        #expect(ImportColumn.named("colore preferito") == nil)
        for column in ImportColumn.allCases {
            for head in column.italian + column.english {
                #expect(ImportColumn.named(head) == column, "\(head) means two columns")
            }
        }
    }

    @Test func `no bytes make the reader fall`() {
        var chance = SplitMix64(seed: 7)
        let alphabet: [UInt8] = [34, 59, 44, 9, 10, 13, 32, 97, 0, 0xC3, 0xA0, 0xFF]
        for _ in 0..<20_000 {
            let length = Int(chance.nextUInt64() % 40)
            let bytes = (0..<length).map { _ in alphabet[Int(chance.nextUInt64() % 12)] }
            _ = try? CSVText(bytes)
            _ = try? ImportFile(Array("cognome;numero socio\n".utf8) + bytes)
        }
    }
}
