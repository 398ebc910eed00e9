import Commons
import Journal
import Kernel
import Store

/// Somebody else saved a draft that this writer has not seen: neither is lost, and the writer decides.
struct DraftRefused: Refusal, Equatable {
    let writer: String
    let text: String

    private static let shownLength = 1_000

    var code: String { "draftOfSomebodyElse" }
    var rule: String? { "D2" }
    var kind: RefusalKind { .conflict }
    var field: String? { "text" }

    var sentence: Bilingual {
        Bilingual(
            it:
                "Nel frattempo un'altra persona ha salvato una bozza per questa pratica: il tuo testo resta qui. Se salvi di nuovo, prende il suo posto.",
            en:
                "Somebody else saved a draft for this case in the meantime: your text stays here. Save again to put it in its place."
        )
    }

    var details: [Bilingual] {
        let shown = "\(writer): \(text.beginning(Self.shownLength))"
        return [Bilingual(it: shown, en: shown)]
    }
}

/// Saves an answer under way, for all who open the case.
public struct SaveDraft: Command {
    public static let name = "desk.saveDraft"
    public static let purpose = Bilingual(it: "Salva una bozza.", en: "Saves a draft.")

    let caseFile: ID<CaseFile>
    let version: Int64
    let text: String
    let subject: String?
    let to: [String]
    let cc: [String]
    let points: [ReplyPoint]
    @Sorted private(set) var ticked: Set<AnswerProperty>
    let reason: String?
    let blocks: [UsedBlock]
    /// When the draft was saved that the writer began from; left out where there was none.
    let draftSeen: Instant?

    public func run(in tx: Transaction) throws -> Done {
        _ = try CaseRow.require(caseFile, in: tx)
        guard text.utf8.count <= 400_000 else {
            throw InputRefused.tooLong(field: "text", most: 400_000)
        }
        let draft = Draft(
            text: text, subject: subject ?? "", to: to, cc: cc, points: points, ticked: ticked,
            reason: reason, version: version, blocks: blocks.isEmpty ? nil : blocks)
        let before = try DraftRow.find(caseFile, in: tx)
        if let before, before.account != tx.actor.id, before.savedAt != draftSeen,
            before.draft != draft
        {
            let name = try before.account.flatMap { try AccountRow.names(in: tx)[$0] }
            throw DraftRefused(writer: name ?? "", text: before.draft.text)
        }
        if before?.draft != draft {
            try tx.append(DraftSaved(caseFile: caseFile, account: tx.actor.id), content: draft)
        }
        return Done()
    }
}
