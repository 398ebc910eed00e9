/// What a certificate (X.509, RFC 5280) says of who holds its key. Said by whoever issued it: nothing
/// here checks that somebody did.
public struct SignerCertificate: Sendable, Equatable {
    /// The name it is made out to, and who made it out, as one would read them aloud.
    public let subject: String
    public let organisation: String?
    public let issuer: String
    /// Addresses that it names, in small letters.
    public let mailAddresses: [String]
    /// Milliseconds since 1970.
    public let validFrom: Int64
    public let validUntil: Int64

    /// The certificate itself, in DER.
    let encoded: [UInt8]
    let serial: [UInt8]
    let issuerBytes: [UInt8]
    let keyIdentifier: [UInt8]?
    /// SubjectPublicKeyInfo, as it came.
    let key: [UInt8]

    private static let commonName = "2.5.4.3"
    private static let organisationName = "2.5.4.10"
    private static let mailAddress = "1.2.840.113549.1.9.1"
    private static let alternativeNames = "2.5.29.17"
    private static let subjectKeyIdentifier = "2.5.29.14"

    init(_ node: BER) throws {
        encoded = Array(node.encoded)
        guard let body = try node.expect(BER.sequence).children().first else {
            throw BER.Unreadable()
        }
        var fields = try body.expect(BER.sequence).children()[...]
        if fields.first?.tag == 0xA0 { fields.removeFirst() }
        guard fields.count >= 6 else { throw BER.Unreadable() }
        let list = Array(fields)
        serial = Self.number(try list[0].expect(BER.integer).content)
        issuerBytes = Array(list[2].encoded)
        let issuer = try Self.names(list[2])
        let times = try list[3].expect(BER.sequence).children()
        guard times.count == 2, let from = times[0].time, let until = times[1].time else {
            throw BER.Unreadable()
        }
        (validFrom, validUntil) = (from, until)
        let subject = try Self.names(list[4])
        key = Array(try list[5].expect(BER.sequence).encoded)
        self.subject = Self.shown(subject)
        self.issuer = Self.shown(issuer)
        organisation = subject[Self.organisationName]
        let extensions = try list.dropFirst(6).first { $0.tag == 0xA3 }.map(Self.extensions) ?? [:]
        keyIdentifier = try extensions[Self.subjectKeyIdentifier].map {
            Array(try BER($0).expect(BER.octetString).content)
        }
        let named = try extensions[Self.alternativeNames].map(Self.addresses) ?? []
        var addresses: [String] = []
        for address in named + [subject[Self.mailAddress]].compactMap(\.self) {
            let key = address.lowercased()
            if !addresses.contains(key) { addresses.append(key) }
        }
        mailAddresses = Array(addresses.prefix(20))
    }

    /// Without the zeros in front that make no difference.
    static func number(_ bytes: ArraySlice<UInt8>) -> [UInt8] { Array(bytes.drop { $0 == 0 }) }

    private static func names(_ node: BER) throws -> [String: String] {
        var found: [String: String] = [:]
        for part in try node.expect(BER.sequence).children() {
            for pair in try part.expect(BER.set).children() {
                let fields = try pair.expect(BER.sequence).children()
                guard fields.count == 2, let text = fields[1].text else { continue }
                found[try fields[0].identifier()] = String(text.prefix(200))
            }
        }
        return found
    }

    private static func shown(_ names: [String: String]) -> String {
        names[commonName] ?? names[organisationName] ?? names[mailAddress] ?? "–"
    }

    private static func extensions(_ node: BER) throws -> [String: ArraySlice<UInt8>] {
        var found: [String: ArraySlice<UInt8>] = [:]
        for list in try node.children() {
            for item in try list.expect(BER.sequence).children() {
                let fields = try item.expect(BER.sequence).children()
                guard let first = fields.first, let last = fields.last else { continue }
                found[try first.identifier()] = try last.expect(BER.octetString).content
            }
        }
        return found
    }

    private static func addresses(_ bytes: ArraySlice<UInt8>) throws -> [String] {
        try BER(bytes).expect(BER.sequence).children().filter { $0.tag == 0x81 }.map {
            String(decoding: $0.content.prefix(320), as: UTF8.self)
        }
    }
}
