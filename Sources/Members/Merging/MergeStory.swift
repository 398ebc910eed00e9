import Journal
import Kernel
import Site

/// How merging and parting read in the story of either record.
enum MergeStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        func item(_ into: ID<Party>, _ title: String) -> StoryItem {
            StoryItem(icon: "person", tone: .plum, title: "\(title)", href: "/parties/\(into)")
        }
        switch fact.fact {
        case let one as PartiesMerged:
            return item(one.into, say("Due schede unite", "Two records merged"))
        case let one as PartiesParted:
            return item(one.into, say("Schede separate di nuovo", "Records parted again"))
        case let one as PartiesKeptApart:
            return item(
                one.first, say("Due persone diverse, verificato", "Two parties, as was checked"))
        default: return nil
        }
    }
}
