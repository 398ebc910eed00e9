import Hummingbird
import Kernel

/// What a handler answers: a page, a piece of one, a file, another address.
public struct Answer: Sendable {
    enum Body: Sendable {
        case page(Page)
        case bytes([UInt8], type: String)
        case stream(ResponseBody, type: String)
        case none
    }

    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: Body

    public static func page(_ page: Page, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(status: status, headers: [:], body: .page(page))
    }

    /// A piece of a page that a script puts in its place.
    public static func fragment(_ html: HTML, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(
            status: status, headers: [:],
            body: .bytes(Array(html.text.utf8), type: "text/html; charset=utf-8"))
    }

    /// After a change: the browser asks for the next page anew.
    public static func redirect(to path: String) -> Answer {
        Answer(status: .seeOther, headers: [.location: path], body: .none)
    }

    public static func json(_ text: String, status: HTTPResponse.Status = .ok) -> Answer {
        Answer(
            status: status, headers: [:],
            body: .bytes(Array(text.utf8), type: "application/json; charset=utf-8"))
    }

    public static func text(_ text: String, type: String = "text/plain; charset=utf-8") -> Answer {
        Answer(status: .ok, headers: [:], body: .bytes(Array(text.utf8), type: type))
    }

    public static func bytes(_ bytes: [UInt8], type: String) -> Answer {
        Answer(status: .ok, headers: [:], body: .bytes(bytes, type: type))
    }

    /// For anybody and for programs of other addresses too, to be kept so long: nothing of who asks is in it.
    public func published(forSeconds seconds: Int) -> Answer {
        var answer = self
        answer.headers[.cacheControl] = "public, max-age=\(seconds)"
        answer.headers[.accessControlAllowOrigin] = "*"
        return answer
    }

    /// A file to be saved, never shown: nothing that came by mail runs under our address.
    public static func download(_ bytes: [UInt8], name: String, type: String) -> Answer {
        var answer = Answer(status: .ok, headers: [:], body: .bytes(bytes, type: type))
        answer.headers[.contentDisposition] =
            "attachment; filename*=UTF-8''\(URLEncoded.encode(name.isEmpty ? "file" : name))"
        answer.headers[.contentSecurityPolicy] = "sandbox; default-src 'none'"
        return answer
    }

    static func empty(_ status: HTTPResponse.Status) -> Answer {
        Answer(status: status, headers: [:], body: .none)
    }

    static func stream(_ body: ResponseBody, type: String) -> Answer {
        Answer(status: .ok, headers: [:], body: .stream(body, type: type))
    }
}

/// A page before its frame.
public struct Page: Sendable {
    /// How wide: reading width, the whole window, a column for forms, one card without navigation.
    public enum Shape: String, Sendable { case normal = "", wide, narrow, door }

    public let title: String
    public let shape: Shape
    public let body: HTML
    /// Whether something on it changes by itself.
    public let isLive: Bool

    public init(_ title: String, shape: Shape = .normal, isLive: Bool = false, body: HTML) {
        self.title = title
        self.shape = shape
        self.isLive = isLive
        self.body = body
    }
}
