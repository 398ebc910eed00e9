import Hummingbird
import Store

/// The database could not be reached while a form was being taken: the fault, and what was sent, so
/// that it can be sent again with the same key and happens once.
struct FormKept: Error {
    let form: Form
    /// The address that it was sent to.
    let address: String
    let fault: StoreFault

    /// What came with a file or a password is not given back to the browser: a letter would leave
    /// without its file, and a password belongs into no page. Neither is what is too long.
    var canComeBack: Bool {
        form.files.allSatisfy { $0.name.isEmpty && $0.bytes.isEmpty }
            && !form.fields.contains { Self.isSecret($0.name) }
            && form["_key"] != nil
            && form.fields.reduce(0, { $0 + $1.value.utf8.count }) <= Self.mostBytes
    }

    private static let mostBytes = 1 << 20

    private static func isSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.contains("password") || name == "code"
    }

    /// Runs the body; if the database is out of reach meanwhile, the form goes with the fault.
    static func keeping<Value>(
        _ form: Form, of request: Request, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch let fault as StoreFault where fault.isWorthRetrying {
            throw FormKept(form: form, address: request.uri.description, fault: fault)
        }
    }
}
