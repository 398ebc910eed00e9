import Commons
import Kernel
import Seal
import Store

/// Opens a log where this copy of the house has none that it may sign for.
public enum OpenLog {
    /// - Returns: what signs from here on.
    @discardableResult
    public static func ifNeeded(in house: House) async throws -> Bool {
        let box = house.secrets
        guard try await house.store.read({ try mayGoOn($0, box) }) == false else { return false }
        return try await house.batch(as: .house, road: .job, cause: "evidence.openLog") { tx in
            guard try mayGoOn(tx, box) == false else { return false }
            try open(in: tx)
            return true
        }
    }

    /// Whether this copy of the house opened the log in use, and still has its key. A copy that was
    /// restored may lack facts that the house before has signed for, so it never signs in its name.
    private static func mayGoOn(_ db: any Reader, _ box: SecretBox) throws -> Bool {
        guard let log = try LogRow.current(in: db) else { return false }
        let here = try db.value("SELECT log FROM seal_here WHERE id = 1", as: Int64.self)
        guard here == log.number else { return false }
        return try SealSecret.signer(log.key, box, in: db) != nil
    }

    private static func open(in tx: Transaction) throws {
        let number = (try LogRow.current(in: tx)?.number ?? 0) + 1
        let name = try Cooperative.find(in: tx)?.name ?? ""
        let seed = tx.secretBytes(32)
        guard
            let signer = NoteSigner(
                name: origin(of: name, mark: Bytes.hex(tx.secretBytes(8))), seed: seed)
        else { throw NoKey() }
        try tx.append(LogOpened(log: number, origin: signer.key.name, key: signer.key.text))
        try SealSecret.keep(seed, of: signer.key, in: tx)
        try tx.executeOperational(
            """
            INSERT INTO seal_here (id, log) VALUES (1, \(number))
            ON CONFLICT (id) DO UPDATE SET log = excluded.log
            """)
    }

    /// Such as `arca/il-borgo/3f9a1c02d4e5b6a7`: people recognise it, and no other log has it, whatever
    /// becomes of the address of the house.
    static func origin(of name: String, mark: String) -> String {
        let words = name.foldedForSearch.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let slug = words.joined(separator: "-").prefix(40)
        return "arca/\(slug.isEmpty ? "cooperativa" : slug)/\(mark)"
    }

    /// Chance gave bytes that are no key.
    struct NoKey: Error {}
}

/// Another key signs from here on; the one before says so, and its signatures stand.
public struct ChangeSealKey: Command {
    public static let name = "evidence.changeKey"
    public static let purpose = Bilingual(
        it: "Cambia la chiave che firma i sigilli; la chiave di prima firma il passaggio.",
        en: "Changes the key that signs the seals; the key before signs the handing over.")

    public init() {}

    public func run(in tx: Transaction) throws -> Done {
        guard let log = try LogRow.current(in: tx),
            let old = try SealSecret.signer(log.key, tx.secrets, in: tx)
        else { throw EvidenceRefused.noLog }
        let seed = tx.secretBytes(32)
        guard let new = NoteSigner(name: log.origin, seed: seed),
            let statement = try KeyChange.signed(by: old, handingOverTo: new)
        else { throw OpenLog.NoKey() }
        try tx.append(
            SealKeyChanged(
                log: log.number, number: log.keyNumber + 1, key: new.key.text,
                statement: statement.written))
        try SealSecret.keep(seed, of: new.key, in: tx)
        // What is no longer signed with need not be kept.
        try tx.executeOperational("DELETE FROM seal_secret WHERE key = \(old.key.text)")
        return Done()
    }
}
