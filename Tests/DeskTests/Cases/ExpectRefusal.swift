import Commons
import Testing

/// The body is refused in words, by whichever rule: a fault of the house is no refusal.
func expectRefusal<Value>(
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Value
) async {
    do {
        _ = try await body()
        Issue.record(comment ?? "it was not refused", sourceLocation: sourceLocation)
    } catch is any Refusal {
    } catch {
        Issue.record(error, comment, sourceLocation: sourceLocation)
    }
}
