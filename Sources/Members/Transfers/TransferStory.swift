import Journal
import Kernel
import Site

/// How transfers of shares read in a story.
enum TransferStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        func item(_ tone: Tone, _ title: String, _ sub: HTML = "") -> StoryItem {
            StoryItem(
                icon: "right", tone: tone, title: "\(title)", sub: sub, href: "/members/shares")
        }
        let reason: HTML = "\((fact.content as? StatedReason)?.reason ?? "")"
        switch fact.fact {
        case let one as TransferAsked:
            let amount = Money(cents: one.shareCents).formatted(say.language)
            return item(
                .amber,
                say("Chiesta la cessione di \(amount)", "Transfer of \(amount) asked for"))
        case let one as TransferAnswered:
            return one.isAuthorised
                ? item(.leaf, say("Cessione autorizzata", "Transfer authorised"))
                : item(.rust, say("Cessione non autorizzata", "Transfer refused"), reason)
        case is TransferTakenBack:
            return item(.slate, say("Cessione ritirata", "Transfer taken back"))
        case let one as ShareTransferred:
            let amount = Money(cents: one.shareCents).formatted(say.language)
            return item(.sea, say("Quota ceduta: \(amount)", "Share transferred: \(amount)"))
        default: return nil
        }
    }
}
