import Commons
import Kernel
import Store

/// The gate of completeness (D4): the page that says what is missing and the command that refuses
/// read the same review. Every road to a letter that answers passes here.
enum AnswerGate {
    /// - Parameter points: as the writer left them. A drawn point that is not among them is open.
    static func review(
        _ answer: AnswerUnderReview, points: [ReplyPoint], drawnFor row: CaseRow, in db: any Reader
    ) throws -> AnswerReview {
        var answer = answer
        let drawn = try PointsAsked.drawn(for: row.id, in: db).map(\.text)
        answer.points = underReview(points, drawn: drawn)
        // The form begins with greeting and signature: alone they are still an empty answer.
        answer.standingWords = [try Cooperative.find(in: db)?.name, "Referente"].compactMap { $0 }
        return AnswerReview.review(answer)
    }

    static func underReview(_ points: [ReplyPoint], drawn: [String]) -> [PointUnderReview] {
        let treated = Set(points.compactMap(\.drawn))
        let left = drawn.filter { !treated.contains($0) }.map {
            PointUnderReview(text: $0, isAnswered: false)
        }
        // Words may be changed or left out, the point that was drawn stays.
        let written = points.filter { $0.standing != .dismissed }.compactMap {
            point -> PointUnderReview? in
            let text = point.text.trimmingSpace.isEmpty ? point.drawn ?? "" : point.text
            if text.trimmingSpace.isEmpty { return nil }
            return PointUnderReview(text: text, isAnswered: point.standing == .answered)
        }
        return written + left
    }

    /// Drawn points that the writer struck out as no questions: they stay in the record.
    static func struckOut(of points: [ReplyPoint]) -> [String] {
        points.filter { $0.standing == .dismissed }.compactMap { $0.drawn ?? $0.text }
    }

    /// One reason covers all that is missing; an empty answer nothing covers.
    static func pass(_ review: AnswerReview, reason: String?) throws -> FrozenChecklist {
        let reason = reason?.trimmingSpace ?? ""
        let waivers = reason.isEmpty ? [] : review.gaps.map { GapWaiver(gap: $0, reason: reason) }
        switch review.obstacle(waivers: waivers) {
        case nil: return try FrozenChecklist(review, waivers: waivers)
        case .emptyAnswer: throw ReplyRefused.emptyAnswer
        case .reasonMissing: throw ReplyRefused.reasonMissing
        case .gapsOpen(let gaps): throw ReplyRefused.incomplete(gaps)
        }
    }
}

/// What came into a case after a version was read, in sentences.
enum WhatHappened {
    static func since(_ version: Int64, in row: CaseRow, _ tx: Transaction) throws -> [Bilingual] {
        let changes = max(1, min(row.version - version, 10))
        let facts = try tx.values(
            """
            SELECT name FROM (
                SELECT fact.name AS name, fact.sequence AS sequence FROM fact_subject
                JOIN fact ON fact.sequence = fact_subject.sequence
                WHERE fact_subject.subject = \(row.id) AND fact.name <> 'desk.draftSaved.v1'
                ORDER BY fact.sequence DESC LIMIT \(changes * 2)) AS latest
            ORDER BY sequence
            """, as: String.self)
        // An answer is filed too; only what it does not account for came from outside.
        let isWrittenTo =
            facts.count { $0 == MessageFiled.name } > facts.count { $0 == ReplyRecorded.name }
        var sentences: [Bilingual] = []
        for name in facts where name != MessageFiled.name || isWrittenTo {
            guard let sentence = sentence(name), !sentences.contains(sentence) else { continue }
            sentences.append(sentence)
        }
        return sentences
    }

    private static func sentence(_ fact: String) -> Bilingual? {
        switch fact {
        case ReplyRecorded.name:
            Bilingual(it: "È partita un'altra risposta.", en: "Another answer has left.")
        case MessageFiled.name:
            Bilingual(
                it: "C'è un messaggio nuovo nella pratica.",
                en: "There is a new message in the case.")
        case CaseClosed.name:
            Bilingual(it: "La pratica è stata chiusa.", en: "The case was closed.")
        case CaseReopened.name:
            Bilingual(it: "La pratica è stata riaperta.", en: "The case was opened again.")
        case ContactRecorded.name:
            Bilingual(it: "È stato registrato un contatto.", en: "A contact was recorded.")
        case SettledSaid.name:
            Bilingual(
                it: "La persona ha detto se la risposta ha risolto.",
                en: "The person said whether the answer settled it.")
        case CaseLinked.name:
            Bilingual(
                it: "La pratica è stata collegata a una persona.",
                en: "The case was linked to a person.")
        default: nil
        }
    }
}
