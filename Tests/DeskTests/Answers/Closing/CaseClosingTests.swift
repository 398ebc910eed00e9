import Desk
import Foundation
import Testing

/// A case closes only with an answer or a stated reason (D3).
@Suite struct CaseClosingTests {
    @Test func `an answered case closes without more`() {
        #expect(CaseClosing.obstacle(isAnswered: true, reason: nil) == nil)
        #expect(CaseClosing.obstacle(isAnswered: true, reason: .answered) == nil)
    }

    @Test func `a case without answer needs a reason`() {
        #expect(
            CaseClosing.obstacle(isAnswered: false, reason: nil) == .neitherAnswerNorReason)
    }

    @Test func `what has no answer is not closed as answered`() {
        #expect(CaseClosing.obstacle(isAnswered: false, reason: .answered) == .answerNotSent)
    }

    @Test(arguments: ClosingReason.listed.filter { $0 != .answered })
    func `a reason closes a case without answer`(_ reason: ClosingReason) {
        #expect(CaseClosing.obstacle(isAnswered: false, reason: reason) == nil)
    }

    @Test(arguments: ["", "  ", "\u{200B}\u{2060}", "--", "ok", "\u{2800}\u{2800}\u{2800}"])
    func `another reason must be written`(_ text: String) {
        for isAnswered in [true, false] {
            #expect(
                CaseClosing.obstacle(isAnswered: isAnswered, reason: .other(text: text))
                    == .reasonNotWritten)
        }
        #expect(CaseClosing.obstacle(isAnswered: false, reason: .other(text: "Trasferito")) == nil)
    }

    @Test(arguments: ClosingReason.listed + [.other(text: "Trasferito")])
    func `a reason keeps through a record`(_ reason: ClosingReason) throws {
        let data = try JSONEncoder().encode(reason)
        #expect(try JSONDecoder().decode(ClosingReason.self, from: data) == reason)
        #expect(!reason.sentence(.italian).isEmpty)
        #expect(!reason.sentence(.english).isEmpty)
    }

    @Test(arguments: [#"{"code":"boredom"}"#, #"{"code":"other"}"#, "{}"])
    func `a record that is no reason is refused`(_ text: String) {
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(ClosingReason.self, from: Data(text.utf8))
        }
    }

    @Test(arguments: ClosingRefused.allCases)
    func `each refusal says what to do, and its rule`(_ refusal: ClosingRefused) {
        #expect(refusal.sentence(.italian) != refusal.sentence(.english))
        #expect(ClosingRefused.rule == "D3")
    }

    @Test func `reasons have codes of their own`() {
        #expect(Set(ClosingReason.listed.map(\.code)).count == ClosingReason.listed.count)
        #expect(!ClosingReason.listed.map(\.code).contains("other"))
    }
}
