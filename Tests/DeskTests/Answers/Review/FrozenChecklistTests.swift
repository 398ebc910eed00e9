import Desk
import Foundation
import Testing

/// What goes into the record with the reply (D4: the reason is recorded; OPS-02: met/7).
@Suite struct FrozenChecklistTests {
    private static let incomplete = AnswerReview.review(
        SampleAnswer.changed {
            $0.points.append(PointUnderReview(text: "e la franchigia?", isAnswered: false))
            $0.ticked.remove(.guidance)
            $0.subject = ""
        })

    private func waivers(_ reason: String) -> [GapWaiver] {
        Self.incomplete.gaps.map { GapWaiver(gap: $0, reason: reason) }
    }

    @Test func `a complete answer leaves as it is`() throws {
        let checklist = try FrozenChecklist(AnswerReview.review(SampleAnswer.complete))
        #expect(checklist.version == FrozenChecklist.currentVersion)
        #expect(checklist.score.isComplete)
        #expect(checklist.waivers.isEmpty)
        #expect(checklist.points.count == 2)
        #expect(checklist.state(of: .cordial) == .verified)
        #expect(checklist.state(of: .reasons) == .ticked)
    }

    @Test func `an open gap keeps the answer, and is named`() {
        let gaps = Self.incomplete.gaps
        #expect(throws: SendingRefused.gapsOpen(gaps)) { try FrozenChecklist(Self.incomplete) }
        let sentence = SendingRefused.gapsOpen(gaps).sentence(.italian)
        for gap in gaps { #expect(sentence.contains(gap.sentence(.italian))) }
    }

    @Test func `one gap waived does not open the door for another`() throws {
        let first = try #require(waivers("lo chiede lui").first)
        #expect(throws: SendingRefused.gapsOpen(Array(Self.incomplete.gaps.dropFirst()))) {
            try FrozenChecklist(Self.incomplete, waivers: [first])
        }
    }

    @Test func `waived gaps are kept with their reason and lower the score`() throws {
        let checklist = try FrozenChecklist(Self.incomplete, waivers: waivers("lo chiede lui"))
        #expect(checklist.waivers.map(\.gap) == Self.incomplete.gaps)
        #expect(checklist.waivers.allSatisfy { $0.reason == "lo chiede lui" })
        #expect(checklist.state(of: .guidance) == .waived)
        #expect(checklist.state(of: .everyPoint) == .waived)
        #expect(checklist.score.met == 5)
        #expect(!checklist.score.isComplete)
    }

    @Test(arguments: [
        "", "  ", "\u{200B}\u{200B}\u{200B}", "...", "ok", "\u{3164}\u{3164}\u{3164}",
    ])
    func `a waiver without a reason is none`(_ reason: String) {
        #expect(throws: SendingRefused.reasonMissing(Self.incomplete.gaps)) {
            try FrozenChecklist(Self.incomplete, waivers: waivers(reason))
        }
    }

    @Test func `waivers of gaps that are closed leave no trace`() throws {
        let review = AnswerReview.review(SampleAnswer.complete)
        let checklist = try FrozenChecklist(review, waivers: waivers("lo chiede lui"))
        #expect(checklist.waivers.isEmpty)
    }

    @Test func `a waiver for one point does not serve another`() {
        let other = GapWaiver(
            gap: .pointUnanswered(index: 2, text: "altro"), reason: "lo chiede lui")
        let rest = waivers("lo chiede lui").filter { $0.gap.property != .everyPoint }
        #expect(throws: SendingRefused.self) {
            try FrozenChecklist(Self.incomplete, waivers: rest + [other])
        }
    }

    @Test func `a checklist keeps through a record`() throws {
        let checklist = try FrozenChecklist(Self.incomplete, waivers: waivers("lo chiede lui"))
        let data = try JSONEncoder().encode(checklist)
        #expect(try JSONDecoder().decode(FrozenChecklist.self, from: data) == checklist)
    }

    @Test func `a score stays on its scale (OPS-02)`() throws {
        #expect(CompletenessScore(met: 99).met == 7)
        #expect(CompletenessScore(met: .min).met == 0)
        #expect(CompletenessScore(met: 6) < CompletenessScore(met: 7))
        #expect(CompletenessScore(met: 6).description == "6/7")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CompletenessScore].self, from: Data("[8]".utf8))
        }
    }
}
