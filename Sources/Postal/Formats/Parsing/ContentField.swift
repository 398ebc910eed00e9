/// `Content-Type` or `Content-Disposition`: a word and parameters (RFC 2045, RFC 2183).
struct ContentField {
    /// The word in small letters: `text/plain`, `attachment`.
    let value: String

    /// The parameters by name in small letters, decoded.
    let parameters: [String: String]

    /// Reads a header value; never fails, what makes no sense is left out.
    init(_ header: String) {
        var scanner = ParameterScanner(Array(header.utf8))
        value = scanner.leadingWord()
        parameters = ParameterValues.assemble(scanner.parameters())
    }

    /// The field as a type, or nil when it is no `type/subtype`.
    var mediaType: String? {
        let halves = value.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { return nil }
        return value
    }
}
