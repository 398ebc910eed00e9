import Commons
import Desk
import Knowledge
import Mail
import Members
import Site
import Webhooks

/// The one place that lists the features, from the ground up.
enum Composition {
    static let features: [any Feature] = [
        SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
        WebhooksFeature(),
    ]
}
