import Desk
import Foundation
import Testing

@Suite struct CompletenessGapTests {
    static let all: [CompletenessGap] =
        [
            .emptyAnswer, .subjectMissing, .greetingMissing, .courtesyCloseMissing,
            .pointUnanswered(index: 1, text: "quando «scade»?"),
            .attachmentAnnouncedButMissing(word: "in allegato"), .signatureMissing,
            .referenceOperatorMissing(name: "Anna Neri"),
        ] + AnswerProperty.allCases.map(CompletenessGap.propertyUnticked)

    @Test(arguments: all) func `a gap keeps through a record`(_ gap: CompletenessGap) throws {
        let data = try JSONEncoder().encode(gap)
        #expect(try JSONDecoder().decode(CompletenessGap.self, from: data) == gap)
    }

    @Test func `the form of the record is fixed`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let texts = try [
            CompletenessGap.pointUnanswered(index: 1, text: "x"), .propertyUnticked(.guidance),
            .emptyAnswer,
        ].map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        #expect(
            texts == [
                #"{"code":"pointUnanswered","index":1,"text":"x"}"#,
                #"{"code":"propertyUnticked","property":"guidance"}"#, #"{"code":"emptyAnswer"}"#,
            ])
    }

    @Test(arguments: [
        #"{"code":"unknown"}"#, #"{"code":"pointUnanswered","index":1}"#, "{}", "[]",
        #"{"code":"propertyUnticked","property":"beauty"}"#,
    ])
    func `a record that is no gap is refused`(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(CompletenessGap.self, from: Data(text.utf8))
        }
    }

    @Test(arguments: all) func `each gap says in both languages what to do`(_ gap: CompletenessGap)
    {
        let italian = gap.sentence(.italian)
        let english = gap.sentence(.english)
        #expect(italian != english)
        for sentence in [italian, english] {
            #expect(sentence.hasSuffix("."))
            #expect(sentence.count > 20)
        }
    }

    @Test func `sentences name what is missing`() {
        #expect(Self.all[4].sentence(.italian).contains("punto 2"))
        #expect(Self.all[4].sentence(.english).contains("quando «scade»?"))
        #expect(Self.all[5].sentence(.english).contains("in allegato"))
        #expect(Self.all[7].sentence(.italian).contains("Anna Neri"))
        // An index from outside may be anything.
        #expect(!CompletenessGap.pointUnanswered(index: .max, text: "").sentence(.italian).isEmpty)
    }

    @Test(arguments: all) func `only the empty answer cannot be waived`(_ gap: CompletenessGap) {
        #expect(gap.canBeWaived == (gap != .emptyAnswer))
    }

    @Test func `codes are distinct`() {
        #expect(Set(Self.all.map(\.code)).count == 9)
    }

    @Test func `properties are seven, in the report's order, each with title and explanation`() {
        #expect(
            AnswerProperty.allCases.map(\.rawValue) == [
                "cordial", "everyPoint", "references", "reasons", "attachments", "guidance",
                "signature",
            ])
        for language in SentenceLanguage.allCases {
            #expect(Set(AnswerProperty.allCases.map { $0.title(language) }).count == 7)
            #expect(AnswerProperty.allCases.allSatisfy { $0.explanation(language).hasSuffix(".") })
        }
    }
}
