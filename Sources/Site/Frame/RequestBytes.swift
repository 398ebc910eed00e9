import Hummingbird
import NIOCore

/// Why a body did not come in: nobody is there who would read an answer.
enum BodyFault: Error {
    case tooSlow, brokenOff
}

/// How fast a body must come in, so that nobody keeps a connection for next to nothing. Silence is
/// ended by the server's own limit.
enum BodyPace {
    private static let patience: Duration = .seconds(60)
    /// Bytes a second; a telephone at the edge of its net is faster.
    private static let slowest: Int64 = 1_000

    static func isTooSlow(_ bytes: Int, after time: Duration) -> Bool {
        time > patience && Int64(bytes) < (time - patience).components.seconds * slowest
    }
}

extension Site {
    static func form(of request: Request, limit: Int) async throws -> Form {
        let body = try await bytes(of: request, limit: limit)
        let type = request.headers[.contentType] ?? ""
        if let form = try Multipart.form(body, contentType: type) { return form }
        // Fields beyond the last one read would be missing without a word.
        guard body.count(where: { $0 == UInt8(ascii: "&") }) < URLEncoded.mostFields else {
            throw Guard.Failure.tooLarge
        }
        return Form(fields: URLEncoded.fields(String(decoding: body, as: UTF8.self)))
    }

    static func bytes(of request: Request, limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Guard.Failure.tooLarge
        }
        let began = ContinuousClock.now
        var bytes: [UInt8] = []
        do {
            for try await piece in request.body {
                guard bytes.count + piece.readableBytes <= limit else {
                    throw Guard.Failure.tooLarge
                }
                bytes.append(contentsOf: piece.readableBytesView)
                if BodyPace.isTooSlow(bytes.count, after: ContinuousClock.now - began) {
                    throw BodyFault.tooSlow
                }
            }
        } catch let error where !(error is Guard.Failure || error is BodyFault) {
            throw BodyFault.brokenOff
        }
        return bytes
    }
}
