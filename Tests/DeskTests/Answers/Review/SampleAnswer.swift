import Desk

/// An answer that lacks nothing; each test takes something away.
enum SampleAnswer {
    static let body = """
        Gentile Sig. Bruno,

        la polizza scade il 12 maggio e il rinnovo costa 412 euro, come da art. 3 del contratto.

        Cordiali saluti
        Giulia Bianchi

        Il 12/03/2024 09:41, Bruno ha scritto:
        > Quanto costa e quando scade?
        """

    static var complete: AnswerUnderReview {
        AnswerUnderReview(
            body: body, subject: "Re: rinnovo",
            points: [
                PointUnderReview(text: "Quanto costa", isAnswered: true),
                PointUnderReview(text: "quando scade?", isAnswered: true),
            ],
            recipientName: "Bruno Neri", operatorName: "Giulia Bianchi",
            referenceOperatorName: "Giulia Bianchi",
            ticked: [.references, .reasons, .attachments, .guidance])
    }

    /// The complete answer with another text between greeting and signature.
    static func saying(_ text: String) -> AnswerUnderReview {
        var answer = complete
        answer.body = "Buongiorno Bruno,\n\(text)\nCordiali saluti\nGiulia Bianchi"
        return answer
    }

    static func changed(_ change: (inout AnswerUnderReview) -> Void) -> AnswerUnderReview {
        var answer = complete
        change(&answer)
        return answer
    }
}

extension AnswerUnderReview {
    var gaps: [CompletenessGap] { AnswerReview.review(self).gaps }
}
