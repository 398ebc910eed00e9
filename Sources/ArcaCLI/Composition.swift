import Commons
import Desk
import Mail
import Members
import Site

/// The one place that lists the features, from the ground up.
enum Composition {
    static let features: [any Feature] = [
        SiteCore(), MembersFeature(), MailFeature(), DeskFeature(),
    ]
}
