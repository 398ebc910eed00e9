import Commons
import Hummingbird
import Kernel

/// A browser that somebody has signed in with before. Its cookie opens nothing: it only keeps her own
/// few attempts apart from those of all others, so that who guesses elsewhere does not shut her out.
enum KnownDevice {
    static let cookie = "arca-device"
    private static let purpose = "known device"
    private static let seconds: Int64 = 365 * 86_400

    /// Sealed, so that it neither can be made up nor tells whose it is.
    static func header(for account: AccountRow, _ visit: Visit) throws -> String? {
        guard let mail = account.mail else { return nil }
        let sealed = try visit.house.secrets.seal(key(mail), purpose: purpose)
        let secure = visit.request.isSecure ? "; Secure" : ""
        return "\(cookie)=\(sealed); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(seconds)\(secure)"
    }

    /// A name for this browser, if it is known for the one whose address was typed.
    static func name(for mail: String, _ visit: Visit) -> String? {
        let sealed = visit.request.device
        guard !sealed.isEmpty, sealed.utf8.count <= 600,
            visit.house.secrets.open(sealed, purpose: purpose) == key(mail)
        else { return nil }
        return Bytes.hex(Secret.hash(sealed, purpose: purpose).prefix(16))
    }

    private static func key(_ mail: String) -> String { mail.prefix(300).lowercased() }
}
