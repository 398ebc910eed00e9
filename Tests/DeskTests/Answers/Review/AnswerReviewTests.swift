import Desk
import Testing

/// The seven properties of a complete answer (D4, OPS-02).
@Suite struct AnswerReviewTests {
    @Test func `a complete answer lacks nothing and scores seven of seven`() {
        let review = AnswerReview.review(SampleAnswer.complete)
        #expect(review.gaps.isEmpty)
        #expect(review.isComplete)
        #expect(review.score.description == "7/7")
        #expect(review.findings.map(\.property) == AnswerProperty.allCases)
        #expect(
            review.findings.map(\.state) == [
                .verified, .verified, .ticked, .ticked, .ticked, .ticked, .verified,
            ])
    }

    @Test func `each point without an answer is a gap`() {
        let answer = SampleAnswer.changed {
            $0.points = [
                PointUnderReview(text: "uno", isAnswered: false),
                PointUnderReview(text: "due", isAnswered: true),
                PointUnderReview(text: "tre", isAnswered: false),
            ]
        }
        #expect(
            answer.gaps == [
                .pointUnanswered(index: 0, text: "uno"), .pointUnanswered(index: 2, text: "tre"),
            ])
        #expect(AnswerReview.review(answer).score.met == 6)
    }

    @Test func `ticking every point does not answer the points`() {
        let answer = SampleAnswer.changed {
            $0.points = [PointUnderReview(text: "uno", isAnswered: false)]
            $0.ticked = Set(AnswerProperty.allCases)
        }
        #expect(answer.gaps == [.pointUnanswered(index: 0, text: "uno")])
    }

    @Test func `without points a person says that nothing was asked`() {
        var answer = SampleAnswer.changed { $0.points = [] }
        #expect(answer.gaps == [.propertyUnticked(.everyPoint)])
        answer.ticked.insert(.everyPoint)
        #expect(answer.gaps.isEmpty)
        #expect(AnswerReview.review(answer).findings[1].state == .ticked)
    }

    @Test(arguments: AnswerProperty.allCases.filter(\.needsTick))
    func `what a person must judge needs a tick`(_ property: AnswerProperty) {
        let answer = SampleAnswer.changed { $0.ticked.remove(property) }
        #expect(answer.gaps == [.propertyUnticked(property)])
        #expect(AnswerReview.review(answer).score.met == 6)
    }

    @Test(arguments: [AnswerProperty.cordial, .signature])
    func `what the program sees no tick replaces`(_ property: AnswerProperty) {
        let answer = SampleAnswer.changed {
            $0.body = "La polizza scade il 12 maggio."
            $0.referenceOperatorName = nil
            $0.ticked = Set(AnswerProperty.allCases)
        }
        let review = AnswerReview.review(answer)
        #expect(review.gaps == [.greetingMissing, .courtesyCloseMissing, .signatureMissing])
        #expect(review.findings.first { $0.property == property }?.state == .missing)
    }

    @Test(arguments: ["", " \n", "\u{200B}", "…", "---"])
    func `a message has a subject`(_ subject: String) {
        #expect(SampleAnswer.changed { $0.subject = subject }.gaps == [.subjectMissing])
    }

    @Test func `gaps come in one order`() {
        let answer = AnswerUnderReview(
            body: "Trova in allegato la polizza.", subject: "",
            points: [PointUnderReview(text: "quando?", isAnswered: false)],
            operatorName: "Giulia Bianchi", referenceOperatorName: "Anna Neri")
        #expect(
            answer.gaps == [
                .subjectMissing, .greetingMissing, .courtesyCloseMissing,
                .pointUnanswered(index: 0, text: "quando?"), .propertyUnticked(.references),
                .propertyUnticked(.reasons),
                .attachmentAnnouncedButMissing(word: "Trova in allegato"),
                .propertyUnticked(.attachments), .propertyUnticked(.guidance), .signatureMissing,
                .referenceOperatorMissing(name: "Anna Neri"),
            ])
        #expect(AnswerReview.review(answer).score.met == 0)
    }

    @Test func `the sentence on references says when the case has some`() {
        var answer = SampleAnswer.changed { $0.ticked.remove(.references) }
        let plain = AnswerReview.review(answer).sentences(.italian)
        answer.hasReferences = true
        let richer = AnswerReview.review(answer).sentences(.italian)
        #expect(richer.count == 1)
        #expect(richer.first?.hasPrefix(plain.first ?? "-") == true)
        #expect(richer != plain)
    }
}
