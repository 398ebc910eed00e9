import Kernel

/// A term around the end of a membership or of a share, with its last day. Some bind us, others tell
/// until when the member may act.
public struct MembershipClock: Codable, Sendable, Equatable {
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case withdrawalExamination, transferAnswer, shareRepayment, shareCall
        case withdrawalChallenge, exclusionChallenge, transferChallenge
        case mutualRelation

        /// Whether somebody here has to act before the day.
        public var isOurs: Bool {
            switch self {
            case .withdrawalExamination, .transferAnswer, .shareRepayment, .shareCall: true
            case .withdrawalChallenge, .exclusionChallenge, .transferChallenge, .mutualRelation:
                false
            }
        }

        public var rule: String {
            switch self {
            case .withdrawalExamination, .withdrawalChallenge: "COOP-11"
            case .mutualRelation: "COOP-12"
            case .exclusionChallenge, .shareCall: "COOP-13"
            case .shareRepayment: "COOP-14"
            case .transferAnswer, .transferChallenge: "COOP-15"
            }
        }

        public var title: Bilingual {
            switch self {
            case .withdrawalExamination:
                Bilingual(it: "esaminare il recesso", en: "examine the withdrawal")
            case .transferAnswer:
                Bilingual(
                    it: "rispondere sulla cessione della quota",
                    en: "answer about the transfer of the share")
            case .shareRepayment: Bilingual(it: "rimborsare la quota", en: "pay the share back")
            case .shareCall: Bilingual(it: "quota richiamata da versare", en: "called share due")
            case .withdrawalChallenge:
                Bilingual(
                    it: "può opporsi al rifiuto del recesso",
                    en: "may challenge the refused withdrawal")
            case .exclusionChallenge:
                Bilingual(it: "può opporsi all'esclusione", en: "may challenge the exclusion")
            case .transferChallenge:
                Bilingual(
                    it: "può opporsi al rifiuto della cessione",
                    en: "may challenge the refused transfer")
            case .mutualRelation:
                Bilingual(it: "fine del rapporto mutualistico", en: "end of the mutual relation")
            }
        }
    }

    public let kind: Kind
    public let number: Int
    public let party: ID<Party>
    /// As lists have it.
    public let name: String
    public let dueOn: CalendarDate
    /// Of a share.
    public let cents: Int64?

    public func isOver(on day: CalendarDate) -> Bool { day > dueOn }
}
