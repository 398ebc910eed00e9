import Commons
import Kernel

/// A contact as somebody types it. One without any value is not there: forms send empty lines.
public struct ContactDraft: Codable, Sendable, Equatable {
    public let kind: ContactKind
    /// The mail address or the number; for a postal address leave it out and give its parts.
    public let value: String?
    public let label: String?
    public let street: String?
    public let postalCode: String?
    public let town: String?
    /// Two letters, for Italian addresses.
    public let province: String?
    /// ISO 3166, two letters; Italy if not said.
    public let country: String?

    public init(_ kind: ContactKind, _ value: String, label: String? = nil) {
        self.init(kind: kind, value: value, label: label)
    }

    public init(
        street: String?, postalCode: String? = nil, town: String? = nil, province: String? = nil,
        country: String? = nil, label: String? = nil
    ) {
        self.init(
            kind: .address, label: label, street: street, postalCode: postalCode, town: town,
            province: province, country: country)
    }

    init(
        kind: ContactKind, value: String? = nil, label: String? = nil, street: String? = nil,
        postalCode: String? = nil, town: String? = nil, province: String? = nil,
        country: String? = nil
    ) {
        self.kind = kind
        self.value = value
        self.label = label
        self.street = street
        self.postalCode = postalCode
        self.town = town
        self.province = province
        self.country = country
    }

    /// What to record; nil where nothing was typed.
    ///
    /// - Throws: `InputRefused` in the field that is wrong.
    func value(field: String) throws -> ContactValue? {
        let label = try Typed.optional(label, field: "\(field).label", most: 60)
        if kind == .address { return try postalValue(field: field, label: label) }
        guard let typed = try Typed.optional(value, field: "\(field).value", most: 320) else {
            return nil
        }
        do {
            let text =
                kind == .phone ? try Phone(typed).e164 : try MailAddress(typed).description
            return ContactValue(text: text, label: label)
        } catch let fault as any ValueFault {
            throw InputRefused.invalid(
                field: "\(field).value", code: fault.code, sentence: fault.sentence)
        }
    }

    private func postalValue(field: String, label: String?) throws -> ContactValue? {
        let whole = try Typed.optional(value, field: "\(field).value")
        let street = try Typed.optional(street, field: "\(field).street") ?? whole
        let town = try Typed.optional(town, field: "\(field).town", most: 100)
        let postalCode = try Typed.optional(postalCode, field: "\(field).postalCode", most: 12)
        let province = try Typed.optional(province, field: "\(field).province", most: 60)?
            .uppercased()
        let country = try Typed.optional(country, field: "\(field).country", most: 2)?.uppercased()
        guard street != nil || town != nil || postalCode != nil else { return nil }
        if let postalCode, (country ?? "IT") == "IT", !Self.isItalianPostalCode(postalCode) {
            throw InputRefused.invalid(
                field: "\(field).postalCode", code: "postalCode",
                sentence: Bilingual(
                    it: "Un CAP italiano ha 5 cifre.", en: "An Italian postal code has 5 digits."))
        }
        let place = [postalCode, town, province].compactMap(\.self).joined(separator: " ")
        let abroad = country == "IT" ? nil : country
        return ContactValue(
            text: [street, place.isEmpty ? nil : place, abroad].compactMap(\.self).joined(
                separator: ", "),
            label: label, street: street, postalCode: postalCode, town: town, province: province,
            country: country)
    }

    private static func isItalianPostalCode(_ text: String) -> Bool {
        text.utf8.count == 5 && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
