import Commons
import Kernel

/// Something that stands between an application and the register, in the order in which we look.
public enum AdmissionObstacle: String, Sendable, Codable, CaseIterable {
    case notOpen, beforeApplication, alreadyMember
    case foundingOver
    case communityMissing, communityNotValidated
    case sponsorMissing, sponsorIsApplicant, sponsorNotMember, sponsorHasLeft, sponsorCycle
    case charterNotSigned
    case shareNotPaid
    case resolutionOfAnotherKind, resolutionBeforeApplication, admittedBeforeResolution

    public var rule: String {
        switch self {
        case .notOpen, .beforeApplication, .alreadyMember: "M1"
        case .foundingOver, .communityMissing: "M2"
        case .communityNotValidated: "M4"
        case .sponsorMissing, .sponsorIsApplicant, .sponsorNotMember, .sponsorHasLeft,
            .sponsorCycle:
            "COOP-04"
        case .charterNotSigned: "M3"
        case .shareNotPaid: "COOP-02"
        case .resolutionOfAnotherKind, .resolutionBeforeApplication, .admittedBeforeResolution:
            "COOP-01"
        }
    }

    public var field: String? {
        switch self {
        case .notOpen, .alreadyMember, .foundingOver: nil
        case .beforeApplication, .admittedBeforeResolution: "effectiveOn"
        case .communityMissing, .communityNotValidated: "community"
        case .sponsorMissing, .sponsorIsApplicant, .sponsorNotMember, .sponsorHasLeft,
            .sponsorCycle:
            "sponsor"
        case .charterNotSigned: "charter"
        case .shareNotPaid: "share"
        case .resolutionOfAnotherKind, .resolutionBeforeApplication: "resolution"
        }
    }

    /// A few words for a list of what is missing.
    public var title: Bilingual {
        switch self {
        case .notOpen: Bilingual(it: "domanda già decisa", en: "decided already")
        case .beforeApplication:
            Bilingual(it: "decorrenza prima della domanda", en: "before the application")
        case .alreadyMember: Bilingual(it: "già socio", en: "member already")
        case .foundingOver: Bilingual(it: "la fondazione è conclusa", en: "the founding is over")
        case .communityMissing: Bilingual(it: "manca la collettività", en: "no community")
        case .communityNotValidated:
            Bilingual(it: "collettività non validata", en: "community not validated")
        case .sponsorMissing: Bilingual(it: "manca chi presenta", en: "no sponsor")
        case .sponsorIsApplicant: Bilingual(it: "si presenta da sé", en: "own sponsor")
        case .sponsorNotMember:
            Bilingual(it: "chi presenta non era socio", en: "sponsor was no member")
        case .sponsorHasLeft: Bilingual(it: "chi presenta è uscito", en: "sponsor has left")
        case .sponsorCycle: Bilingual(it: "presentazione in cerchio", en: "sponsors in a circle")
        case .charterNotSigned: Bilingual(it: "manca la Carta", en: "charter not signed")
        case .shareNotPaid: Bilingual(it: "quota non versata", en: "share not paid")
        case .resolutionOfAnotherKind: Bilingual(it: "delibera non adatta", en: "wrong resolution")
        case .resolutionBeforeApplication:
            Bilingual(it: "delibera prima della domanda", en: "resolution too early")
        case .admittedBeforeResolution:
            Bilingual(it: "decorrenza prima della delibera", en: "before the resolution")
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .notOpen:
            Bilingual(
                it: "Questa domanda è già stata decisa o ritirata.",
                en: "This application has been decided or taken back.")
        case .beforeApplication:
            Bilingual(
                it: "La decorrenza non può precedere la domanda.",
                en: "Membership cannot begin before the application.")
        case .alreadyMember:
            Bilingual(
                it: "In quella data, o dopo, è già nel libro soci.",
                en: "They are in the register already on that day or later.")
        case .foundingOver:
            Bilingual(
                it:
                    "I fondatori entrano con l'atto costitutivo e prima di ogni altro socio: ora serve "
                    + "la domanda ordinaria.",
                en:
                    "Founders enter by the deed of foundation, before any other member: now an ordinary "
                    + "application is needed.")
        case .communityMissing:
            Bilingual(
                it: "Manca la collettività di cui fa parte.",
                en: "The community they belong to is missing.")
        case .communityNotValidated:
            Bilingual(
                it:
                    "La collettività non è validata alla decorrenza: serve la delibera del consiglio.",
                en: "The community is not validated on that day: the board must resolve it.")
        case .sponsorMissing:
            Bilingual(it: "Manca il socio che presenta.", en: "The presenting member is missing.")
        case .sponsorIsApplicant:
            Bilingual(it: "Nessuno presenta sé stesso.", en: "Nobody presents themselves.")
        case .sponsorNotMember:
            Bilingual(
                it: "Chi presenta non era socio il giorno della domanda.",
                en: "The sponsor was not a member on the day of the application.")
        case .sponsorHasLeft:
            Bilingual(
                it: "Chi presenta non è più socio alla decorrenza: serve un altro socio.",
                en: "The sponsor is no longer a member on that day: another member is needed.")
        case .sponsorCycle:
            Bilingual(
                it:
                    "Chi presenta è stato a sua volta presentato da questa persona: serve un altro socio.",
                en: "The sponsor was presented by this very person: another member is needed.")
        case .charterNotSigned:
            Bilingual(
                it: "Manca la firma della Carta dei Valori entro la decorrenza.",
                en: "The values charter is not signed by that day.")
        case .shareNotPaid:
            Bilingual(
                it: "La quota non risulta versata per intero.", en: "The share is not paid in full."
            )
        case .resolutionOfAnotherKind:
            Bilingual(
                it: "I fondatori entrano con l'atto costitutivo, gli altri con una delibera.",
                en: "Founders enter by the deed of foundation, all others by a resolution.")
        case .resolutionBeforeApplication:
            Bilingual(
                it: "La delibera precede la domanda: scegli la delibera che l'ha esaminata.",
                en: "The resolution is older than the application: choose the one that examined it."
            )
        case .admittedBeforeResolution:
            Bilingual(
                it: "La decorrenza non può precedere la delibera.",
                en: "Membership cannot begin before the resolution.")
        }
    }
}

/// An application that cannot become a membership: the first obstacle, with the others as details.
public struct AdmissionRefused: Refusal, Equatable {
    public let obstacles: [AdmissionObstacle]
    private let first: AdmissionObstacle

    /// Nil where nothing stands in the way.
    public init?(_ obstacles: [AdmissionObstacle]) {
        guard let first = obstacles.first else { return nil }
        self.first = first
        self.obstacles = obstacles
    }

    public var code: String { first.rawValue }
    public var rule: String? { first.rule }
    public var field: String? { first.field }
    public var sentence: Bilingual { first.sentence }
    public var details: [Bilingual] { obstacles.dropFirst().map(\.sentence) }

    public var kind: RefusalKind {
        switch first {
        case .notOpen, .alreadyMember: .conflict
        default: .invalid
        }
    }
}
