import Commons
import Kernel
import Mail
import Members
import Store

/// A case whole: its head, what was said in it in order, the points it asks, the draft.
public struct ShowCase: Query {
    public static let name = "desk.case"
    public static let purpose = Bilingual(it: "Una pratica per intero.", en: "A case in full.")

    public struct Contact: Codable, Sendable {
        public let id: ID<CaseContact>
        public let means: ContactMeans
        public let minutes: Int
        public let at: Instant
        public let by: String?
        public let note: String
        public let place: String?
        /// Who took part beside the person of the case.
        public let participants: [Participant]
        /// Colleagues who are called in it.
        public let called: [Called]
    }

    public struct Called: Codable, Sendable {
        public let account: ID<Account>
        public let name: String
        public let isSeen: Bool
    }

    public struct PromiseLine: Codable, Sendable {
        public let promise: PromiseRow
        public let keeperName: String?
    }

    public struct TaskLine: Codable, Sendable {
        public let task: TaskRow
        public let keeperName: String?
    }

    public struct OfferLine: Codable, Sendable {
        public let offer: CaseOffer
        public let fromName: String
        public let toName: String
    }

    public struct Answer: Codable, Sendable {
        public let caseFile: CaseRow
        public let holderName: String?
        public let labels: [LabelRow]
        /// Nil where nobody has said it.
        public let kind: CaseKindRow?
        public let time: TimeOfCase
        public let messages: [ID<MailMessage>]
        public let contacts: [Contact]
        public let points: [AskedPoint]
        /// Those that nobody has settled, the nearest first.
        public let promises: [PromiseLine]
        /// What is to do about it and nobody has settled, the nearest first.
        public let tasks: [TaskLine]
        /// What the person said of answers: settled or not.
        public let settled: [SettledRow]
        public let offer: OfferLine?
        public let draft: Draft?
        public let draftBy: String?
        public let draftAt: Instant?
        public let isAnswered: Bool
        public let referencePerson: String?
        /// There are older messages than those shown.
        public let hasOlder: Bool
    }

    let caseFile: ID<CaseFile>
    /// How many messages and contacts, the newest.
    let limit: Int?

    public init(caseFile: ID<CaseFile>, limit: Int? = nil) {
        self.caseFile = caseFile
        self.limit = limit
    }

    static let mostMessages = 40

    /// The points that a case asks and no answer has touched yet.
    public static func points(of caseFile: ID<CaseFile>, in db: any Reader) throws -> [AskedPoint] {
        try PointsAsked.drawn(for: caseFile, in: db)
    }

    public func fetch(from db: Reading) throws -> Answer {
        let limit = min(max(limit ?? Self.mostMessages, 1), 1_000)
        let row = try CaseRow.require(caseFile, in: db)
        let names = try AccountRow.names(in: db)
        let messages = try db.values(
            """
            SELECT message_id FROM case_message WHERE case_id = \(caseFile)
            ORDER BY at DESC, message_id DESC LIMIT \(limit + 1)
            """, as: ID<MailMessage>.self)
        let called = try Self.called(in: caseFile, names, db)
        let told = try db.rows(
            """
            SELECT id, kind, minutes, at, account, note, place FROM case_contact
            WHERE case_id = \(caseFile)
            ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ) { (id: try $0["id"] as ID<CaseContact>, row: $0) }
        let participants = try Participant.of(told.map(\.id), in: db)
        let contacts = try told.map { one in
            let account: ID<Account>? = try one.row["account"]
            return Contact(
                id: one.id, means: try one.row["kind"], minutes: try one.row["minutes"],
                at: try one.row["at"], by: account.flatMap { names[$0] },
                note: try one.row["note"], place: try one.row["place"],
                participants: participants[one.id] ?? [], called: called[one.id] ?? [])
        }
        let draft = try DraftRow.find(caseFile, in: db)
        return Answer(
            caseFile: row, holderName: row.holder.flatMap { names[$0] },
            labels: try LabelRow.of([caseFile], in: db)[caseFile] ?? [],
            kind: try row.kind.map { try CaseKindRow.require($0, in: db) },
            time: try TimeOfCase.of(caseFile, in: db),
            messages: messages.prefix(limit).reversed(), contacts: contacts.reversed(),
            points: try PointsAsked.drawn(for: caseFile, in: db),
            promises: try PromiseRow.open(in: caseFile, db).map {
                PromiseLine(promise: $0, keeperName: $0.keeper.flatMap { names[$0] })
            },
            tasks: try TaskRow.open(in: caseFile, db).map {
                TaskLine(task: $0, keeperName: $0.keeper.flatMap { names[$0] })
            },
            settled: try SettledRow.answered(in: caseFile, db),
            offer: try CaseOffer.find(caseFile, in: db).map {
                OfferLine(
                    offer: $0, fromName: names[$0.from] ?? "", toName: names[$0.to] ?? "")
            }, draft: draft?.draft,
            draftBy: draft?.account.flatMap { names[$0] }, draftAt: draft?.savedAt,
            isAnswered: try CloseCase.isAnswered(row, in: db),
            referencePerson: try ReferencePerson.name(of: row.party, on: db.today, in: db),
            hasOlder: messages.count > limit)
    }
}

extension ShowCase {
    private static func called(
        in caseFile: ID<CaseFile>, _ names: [ID<Account>: String], _ db: Reading
    ) throws -> [ID<CaseContact>: [Called]] {
        let rows = try db.rows(
            """
            SELECT case_mention.contact_id, case_mention.account, case_mention.seen_at
            FROM case_contact JOIN case_mention ON case_mention.contact_id = case_contact.id
            WHERE case_contact.case_id = \(caseFile)
            ORDER BY case_mention.contact_id, case_mention.account
            """
        ) {
            let account: ID<Account> = try $0["account"]
            let seen: Instant? = try $0["seen_at"]
            return (
                contact: try $0["contact_id"] as ID<CaseContact>,
                called: Called(account: account, name: names[account] ?? "", isSeen: seen != nil)
            )
        }
        return Dictionary(grouping: rows, by: \.contact).mapValues { $0.map(\.called) }
    }
}

/// What an answer still lacks, without sending it.
public struct ReviewAnswer: Query {
    public static let name = "desk.review"
    public static let purpose = Bilingual(
        it: "Che cosa manca a una risposta.", en: "What an answer still lacks.")

    public struct Answer: Codable, Sendable {
        public let gaps: [CompletenessGap]
        public let sentences: [Bilingual]
        public let score: CompletenessScore
    }

    let caseFile: ID<CaseFile>
    /// The case's own if left out.
    let subject: String?
    let text: String
    let points: [ReplyPoint]
    let ticked: Set<AnswerProperty>
    let attachmentNames: [String]

    public func fetch(from db: Reading) throws -> Answer {
        let row = try CaseRow.require(caseFile, in: db)
        let answer = AnswerUnderReview(
            body: text, subject: subject ?? row.title, attachmentNames: attachmentNames,
            recipientName: row.correspondentName.isEmpty ? nil : row.correspondentName,
            operatorName: db.actor.name,
            referenceOperatorName: try ReferencePerson.name(of: row.party, on: db.today, in: db),
            ticked: ticked)
        let review = try AnswerGate.review(answer, points: points, drawnFor: row, in: db)
        return Answer(
            gaps: review.gaps,
            sentences: review.gaps.map {
                Bilingual(it: $0.sentence(.italian), en: $0.sentence(.english))
            }, score: review.score)
    }
}

/// The cases of a person, the latest first.
public struct CasesOfParty: Query {
    public static let name = "desk.casesOfParty"
    public static let purpose = Bilingual(
        it: "Le pratiche di una persona.", en: "The cases of a person.")

    let party: ID<Party>

    public init(party: ID<Party>) { self.party = party }

    public func fetch(from db: Reading) throws -> [CaseRow] {
        try db.rows(
            """
            SELECT \(CaseRow.columns) FROM case_file WHERE party_id = \(party)
            ORDER BY last_at DESC, id DESC LIMIT 50
            """, CaseRow.init)
    }
}
