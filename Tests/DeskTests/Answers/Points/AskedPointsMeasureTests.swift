import Testing

/// How much of what people ask is found, and how much of what is found was asked (D4: ALL points).
///
/// The floors hold for each collection by itself. The mails put aside say what to expect of mails
/// never seen; the others, on which the rules were tuned, flatter.
@Suite struct AskedPointsMeasureTests {
    private static let floor = 0.9

    @Test func `the points of Italian mails are found`() { check(AllMails.italian, atLeast: 60) }

    @Test func `the points of English mails are found`() { check(AllMails.english, atLeast: 23) }

    @Test func `the points of mails put aside are found as well`() {
        check(AllMails.heldOut, atLeast: 25, explains: false)
    }

    @Test func `the collection is large enough to mean something`() {
        #expect(AllMails.italian.count + HeldOutItalianMails.all.count >= 80)
        #expect(AllMails.english.count + HeldOutEnglishMails.all.count >= 30)
        #expect(AllMails.heldOut.count == 25)
    }

    /// What went wrong is told only for the mails that rules may be tuned on.
    private func check(_ mails: [SampleMail], atLeast count: Int, explains: Bool = true) {
        let measure = Measure(mails)
        let faults = explains ? mails.compactMap(Measure.report).joined(separator: "\n") : ""
        let story = "\(measure)\n\(faults)"
        #expect(mails.count >= count)
        #expect(measure.recall >= Self.floor, "\(story)")
        #expect(measure.precision >= Self.floor, "\(story)")
        #expect(measure.kinds >= Self.floor, "\(story)")
    }
}
