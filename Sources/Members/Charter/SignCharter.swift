import Commons
import Journal
import Kernel
import Store

/// Somebody put their name under a version of the charter.
struct CharterSigned: Fact {
    static let name = "members.charterSigned.v1"
    let signature: ID<CharterSignature>
    let party: ID<Party>
    let version: ID<CharterVersion>
    /// The very text that was signed.
    let textHash: String
    let on: CalendarDate
    let means: SigningMeans

    struct Content: Codable, Sendable {
        let typedName: String
    }

    var subjects: [ID<Subject>] { [party.subject, version.subject] }

    func apply(_ entry: Entry<Content>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO charter_signature (id, party_id, charter_id, signed_on, typed_name, means)
            VALUES (\(signature), \(party), \(version), \(on), \(entry.content?.typedName ?? ""), \(means))
            """)
    }
}

/// Records that somebody signed the charter, in the version in force on that day.
public struct SignCharter: Command {
    public static let name = "members.signCharter"
    public static let purpose = Bilingual(
        it: "Registra la firma della Carta dei Valori.",
        en: "Records a signature of the values charter.")

    let party: ID<Party>
    /// The version that was read; that in force on the day if not said.
    let version: ID<CharterVersion>?
    /// As the signer typed it: a person's own name, or that of whoever signs for an organisation.
    let typedName: String
    let means: SigningMeans?
    /// Today if not said.
    let on: CalendarDate?

    public init(
        party: ID<Party>, version: ID<CharterVersion>? = nil, typedName: String,
        means: SigningMeans = .paper, on: CalendarDate? = nil
    ) {
        self.party = party
        self.version = version
        self.typedName = typedName
        self.means = means
        self.on = on
    }

    public func run(in tx: Transaction) throws -> ID<CharterSignature> {
        let signer = try PartyRow.require(party, in: tx)
        let typed = try Typed.required(typedName, field: "typedName")
        let day = try tx.pastDay(on)
        if let version, try CharterRow.find(version, in: tx) == nil {
            throw CharterRefused.notFound
        }
        guard let inForce = try CharterRow.inForce(on: day, in: tx),
            version ?? inForce.id == inForce.id
        else { throw CharterRefused.notInForce }
        if signer.kind == .person, !signer.name.isWritten(typed) {
            throw CharterRefused.otherName(signer.name.shown)
        }
        if try SignatureRow.of(party, in: tx).contains(where: { $0.version == inForce.id }) {
            throw CharterRefused.signedAlready
        }
        let signature: ID<CharterSignature> = tx.newID()
        try tx.append(
            CharterSigned(
                signature: signature, party: party, version: inForce.id, textHash: inForce.textHash,
                on: day, means: means ?? .paper),
            content: CharterSigned.Content(typedName: typed), occurredAt: tx.moment(of: day))
        return signature
    }
}
