import Journal
import Site

/// How facts of the evidence read in a story.
enum EvidenceStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        switch fact.fact {
        case is LogOpened:
            told(say("Registro dei sigilli aperto", "Log of seals opened"))
        case is SealKeyChanged:
            told(say("I sigilli hanno una chiave nuova", "The seals have a new key"))
        case let named as TimeAuthorityNamed:
            told(
                say(
                    "Autorità di marcatura temporale: \(named.title)",
                    "Time authority: \(named.title)"))
        case is TimeAuthorityDropped:
            told(say("Autorità di marcatura temporale tolta", "Time authority dropped"))
        default: nil
        }
    }

    private static func told(_ title: String) -> StoryItem {
        StoryItem(icon: "seal", tone: .slate, title: "\(title)", sub: "", href: EvidencePages.path)
    }
}
