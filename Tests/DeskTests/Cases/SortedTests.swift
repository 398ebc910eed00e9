import Commons
import Kernel
import Testing

@testable import Desk

@Suite struct SortedTests {
    /// Equal answers are equal bytes, or a form sent twice would be taken for another.
    @Test func `the same ticks give the same bytes in whatever order and room they were put`()
        throws
    {
        var chance = SplitMix64(seed: 5)
        var texts: Set<String> = []
        for round in 0..<200 {
            var ticked = Set<AnswerProperty>(minimumCapacity: round)
            for property in AnswerProperty.allCases.shuffled(using: &chance) {
                ticked.insert(property)
            }
            texts.insert(
                try OutputJSON.text(
                    SendReply(caseFile: ID(rawValue: 1), version: 1, text: "", ticked: ticked)))
        }
        #expect(texts.count == 1)
    }

    @Test func `ticks that are not sent are none`() throws {
        let tree = try Tree.json(#"{"caseFile":"0000000000001","version":1,"text":""}"#.utf8)
        #expect(try InputDecoder.decode(SendReply.self, from: tree).ticked == [])
        #expect(try InputDecoder.decode(SaveDraft.self, from: tree).ticked == [])
    }
}
