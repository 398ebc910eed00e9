/// The house as browsers see it: where it is, and the name that its passkeys are for.
struct RelyingParty: Equatable, Sendable {
    /// `https://arca.example`, with a port where it is not the usual one.
    let origin: String
    /// `arca.example`.
    let id: String

    /// Nil where a browser makes no passkeys: without encryption, but for this machine itself, and
    /// under a bare number instead of a name.
    init?(origin: String) {
        guard let cut = origin.firstRange(of: "://") else { return nil }
        let scheme = origin[..<cut.lowerBound]
        let name = origin[cut.upperBound...].prefix { $0 != ":" }.lowercased()
        let isName = name.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46
        }
        guard isName, name.contains(where: \.isLetter), name.utf8.count <= 253,
            scheme == "https" || scheme == "http" && name == "localhost"
        else { return nil }
        self.origin = origin.lowercased()
        id = name
    }
}
