import Journal
import Kernel
import Store

/// Where the house is reached from outside: what links in letters begin with.
public struct PublicAddress: Sendable, Equatable, Codable {
    /// `https://arca.example`, without a path and without a slash at the end.
    public let text: String

    /// Nil unless it is a scheme and a host, with a port if need be: `https`, or `http` on this
    /// machine itself.
    public init?(_ typed: String) {
        var text = typed.trimmingSpace.lowercased()
        while text.hasSuffix("/") { text.removeLast() }
        guard text.utf8.count <= 200, let cut = text.firstRange(of: "://") else { return nil }
        let scheme = text[..<cut.lowerBound]
        let parts = text[cut.upperBound...].split(
            separator: ":", omittingEmptySubsequences: false)
        guard let host = parts.first, Self.isHost(host), parts.count <= 2 else { return nil }
        if parts.count == 2 {
            guard let port = Int(parts[1]), (1...65_535).contains(port) else { return nil }
        }
        let isHere = host == "localhost" || host.hasPrefix("127.")
        guard scheme == "https" || scheme == "http" && isHere else { return nil }
        self.text = text
    }

    private static func isHost(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }

    public static func find(in db: any Reader) throws -> PublicAddress? {
        let text = try db.value("SELECT address FROM cooperative WHERE id = 1", as: String?.self)
        return (text ?? nil).flatMap(PublicAddress.init)
    }

    static let migration = Migration(
        "commons-003-address", "ALTER TABLE cooperative ADD COLUMN address TEXT")
}

/// The house is reached under another address, or under none.
struct PublicAddressSet: Fact {
    static let name = "commons.publicAddressSet.v1"
    let address: String?

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute("UPDATE cooperative SET address = \(address) WHERE id = 1")
    }
}

enum PublicAddressRefused: String, Refusal {
    case noAddress

    var field: String? { "address" }
    var sentence: Bilingual {
        Bilingual(
            it:
                "L'indirizzo si scrive come https://arca.example: https, il nome della macchina, senza altro in fondo.",
            en:
                "The address reads like https://arca.example: https, the name of the machine, nothing after it."
        )
    }
}

/// Says under which address the house is reached from outside.
public struct SetPublicAddress: Command {
    public static let name = "commons.setAddress"
    public static let purpose = Bilingual(
        it: "Imposta l'indirizzo pubblico, con cui cominciano i collegamenti nelle lettere.",
        en: "Sets the public address, which links in letters begin with.")

    /// Left out: none any more.
    let address: String?

    public init(address: String?) { self.address = address }

    public func run(in tx: Transaction) throws -> Done {
        let typed = (address ?? "").trimmingSpace
        let address = PublicAddress(typed)
        guard typed.isEmpty || address != nil else { throw PublicAddressRefused.noAddress }
        if try PublicAddress.find(in: tx) != address {
            try tx.append(PublicAddressSet(address: address?.text))
        }
        return Done()
    }
}

/// The public address, if one is set.
public struct ShowPublicAddress: Query {
    public static let name = "commons.address"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "L'indirizzo pubblico della cooperativa.", en: "The public address of the cooperative.")

    public struct Answer: Codable, Sendable {
        public let address: String?
    }

    public init() {}

    public func fetch(from db: Reading) throws -> Answer {
        Answer(address: try PublicAddress.find(in: db)?.text)
    }
}
