import Commons
import Desk
import Evidence
import Foundation
import Knowledge
import Logging
import Mail
import Members
import Site
import Webhooks

/// A cooperative, with all that the program's features keep in it.
func openHouse(_ folder: String) async throws -> House {
    struct Settings: Decodable { var database: String? }
    let path = URL(fileURLWithPath: folder)
    let settings = try JSONDecoder().decode(
        Settings.self, from: Data(contentsOf: path.appending(path: "arca.json")))
    return try await House.open(
        settings.database.map { .postgres(url: $0) }
            ?? .sqlite(path: path.appending(path: "arca.sqlite").path),
        features: [
            SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
            EvidenceFeature(), WebhooksFeature(),
        ],
        surroundings: House.Surroundings(
            secretKey: Array(try Data(contentsOf: path.appending(path: "secret.key")))))
}
