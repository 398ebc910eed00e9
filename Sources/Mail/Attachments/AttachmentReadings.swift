import Commons
import Kernel
import Store

/// How far the reading of attachments has come, and what stands in its way.
public struct AttachmentReadings: Query {
    public static let name = "mail.attachmentReadings"
    public static let purpose = Bilingual(
        it: "A che punto è la lettura degli allegati.",
        en: "How far the reading of attachments has come.")

    public struct Answer: Codable, Sendable, Equatable {
        /// Letters whose attachments are still to be read.
        public let waiting: Int
        public let opened: Int
        /// Letters with something that needs a program which the machine lacks.
        public let lacking: Int
        /// Programs that the machine lacks.
        public let missingTools: [String]
    }

    public init() {}

    public func fetch(from db: Reading) throws -> Answer {
        Answer(
            waiting: try db.count("SELECT COUNT(*) FROM attachment_waiting"),
            opened: try db.count("SELECT COUNT(*) FROM attachment_opened"),
            lacking: try db.count(
                "SELECT COUNT(*) FROM attachment_opened WHERE lacking IS NOT NULL"),
            missingTools: AttachmentTools.installed().missing.map(\.rawValue))
    }
}
