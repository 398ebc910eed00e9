import Commons
import Journal
import Kernel
import Site
import Store

/// Evidence: every fact is sealed in a log that anybody can check, and that the house itself cannot rewrite
/// unnoticed.
public struct EvidenceFeature: SiteFeature {
    public let name = "evidence"
    public let title = Bilingual(it: "Prove", en: "Evidence")

    let keeper: SealKeeper?

    /// - Parameter lastSeal: where the last seal is remembered outside of the database; nil: nowhere.
    public init(lastSeal: String? = nil) { keeper = lastSeal.map(SealKeeper.init) }

    public var migrations: [Migration] { [EvidenceTables.first, EvidenceTables.marks] }

    public var facts: [FactKind] {
        [
            FactKind(LogOpened.self), FactKind(SealKeyChanged.self),
            FactKind(TimeAuthorityNamed.self), FactKind(TimeAuthorityDropped.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(ChangeSealKey.self), CommandKind(NameTimeAuthority.self),
            CommandKind(DropTimeAuthority.self),
        ]
    }

    public var queries: [QueryKind] {
        [
            QueryKind(ShowSeal.self), QueryKind(Checkpoints.self), QueryKind(ProveFact.self),
            QueryKind(MakeReceipt.self), QueryKind(AllTimeAuthorities.self),
        ]
    }

    public let operationalTables: Set<String> = [
        "seal_secret", "seal_here", "seal_tree", "seal_tile", "seal_checkpoint", "time_mark",
        "time_attempt",
    ]
    /// Of this copy of the house alone.
    public let fleetingTables: Set<String> = ["seal_here"]
    /// Sealed by the key of this machine.
    public let secretTables: Set<String> = ["seal_secret"]

    public func gauges(in db: any Reader, at now: Instant) throws -> [Gauge] {
        try SealGauges.all(in: db, at: now)
    }

    public func workers(in house: House) -> [any Worker] {
        [SealFacts(house: house), MarkSeals(house: house)]
    }

    public func pages(_ pages: inout Pages) {
        EvidencePages().register(in: &pages)
        AuthorityPages().register(in: &pages)
        FactPage().register(in: &pages)
        CheckPage().register(in: &pages)
        LogRoutes().register(in: &pages)
    }

    public var menu: [MenuEntry] {
        [
            MenuEntry(
                "Prove", "Evidence", href: EvidencePages.path, icon: "seal", place: 70, .oversee)
        ]
    }

    public func today(_ visit: Visit) async throws -> [TodayCard] {
        try await EvidenceToday.cards(visit)
    }

    public func factHref(_ sequence: Int64) -> String? { "\(FactPage.path)/\(sequence)" }

    public func proofHref(of subject: ID<Subject>) -> String? {
        "\(FactPage.ofSubject)/\(subject)"
    }

    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? {
        EvidenceStory.item(fact, say)
    }
}
