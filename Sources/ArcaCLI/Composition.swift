import Commons
import Desk
import Evidence
import Knowledge
import Mail
import Members
import Site
import Webhooks

/// The one place that lists the features, from the ground up.
enum Composition {
    static let features = features(archives: nil, lastSeal: nil)

    /// - Parameters:
    ///   - archives: the folder where archives of mail lie ready.
    ///   - lastSeal: the file that remembers the last seal.
    static func features(archives: String?, lastSeal: String?) -> [any Feature] {
        [
            SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(archives: archives),
            DeskFeature(), EvidenceFeature(lastSeal: lastSeal), WebhooksFeature(),
        ]
    }
}
