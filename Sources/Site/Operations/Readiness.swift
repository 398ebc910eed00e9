import Commons
import Hummingbird
import Store

/// Whether requests can be answered now: the database speaks and has the schema of this version.
struct Readiness: Sendable {
    let house: House

    func answer() async -> Response {
        do {
            let landed = try await house.store.read { try SchemaSteps.landed(in: $0) }
            let wanted = SchemaSteps.names(
                of: House.migrations(of: Array(house.features.dropFirst())))
            guard Set(landed) == wanted else {
                return Self.response(.serviceUnavailable, "the schema is of another version")
            }
            return Self.response(.ok, "ready")
        } catch {
            house.logger.warning("not ready", metadata: ["fault": "\(error)"])
            return Self.response(.serviceUnavailable, "the database does not answer")
        }
    }

    private static func response(_ status: HTTPResponse.Status, _ sentence: String) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: .init(string: sentence + "\n")))
    }
}
