import Commons
import Hummingbird
import Kernel

/// The checks on a request that changes something.
enum Guard {
    enum Failure: String, Refusal {
        case foreignForm, expiredForm, tooLarge

        var kind: RefusalKind { self == .tooLarge ? .tooLarge : .forbidden }

        var sentence: Bilingual {
            switch self {
            case .foreignForm:
                Bilingual(
                    it:
                        "Questa richiesta non viene da una pagina di Arca: apri la pagina e riprova.",
                    en:
                        "This request does not come from a page of Arca: open the page and try again."
                )
            case .expiredForm:
                Bilingual(
                    it:
                        "La pagina era aperta da troppo tempo: torna indietro, ricaricala e invia di nuovo.",
                    en: "The page was open for too long: go back, reload it and send again.")
            case .tooLarge:
                Bilingual(
                    it: "Quello che hai inviato è troppo grande: dividilo e riprova.",
                    en: "What you sent is too large: split it and try again.")
            }
        }
    }

    /// A browser says where a form comes from; what it says must be us.
    static func checkOrigin(_ request: Request) throws {
        if let site = request.headers[.init("Sec-Fetch-Site") ?? .accept],
            site != "same-origin" && site != "none"
        {
            throw Failure.foreignForm
        }
        if let origin = request.headers[.origin], origin != "null" {
            let host = origin.split(separator: "//").last.map(String.init) ?? origin
            guard host == request.head.authority else { throw Failure.foreignForm }
        } else if request.headers[.origin] == "null" {
            throw Failure.foreignForm
        }
    }

    static func checkToken(_ form: Form, _ session: Session) throws {
        let sent = Array((form["_token"] ?? "").utf8)
        guard Secret.equal(sent, Array(session.formToken.utf8)) else { throw Failure.expiredForm }
    }

    static let headers: HTTPFields = [
        .contentSecurityPolicy:
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'",
        .xContentTypeOptions: "nosniff",
        .init("Referrer-Policy") ?? .referer: "same-origin",
        .init("Cross-Origin-Opener-Policy") ?? .referer: "same-origin",
        .init("Permissions-Policy") ?? .referer: "camera=(), microphone=(), geolocation=()",
    ]
}
