import Commons
import Foundation

/// A JSON schema (2020-12) of what a type reads or writes.
struct JSONSchema {
    private let shape: InputShape
    /// Input: a list that is not there is empty. In answers every list is there.
    private let mayLeaveListsOut: Bool

    static func input(_ shape: InputShape) -> Tree {
        JSONSchema(shape: shape, mayLeaveListsOut: true).node(at: [])
    }

    static func answer(_ shape: InputShape) -> Tree {
        JSONSchema(shape: shape, mayLeaveListsOut: false).node(at: [])
    }

    private func node(at path: [String]) -> Tree {
        if let leaf = shape.fields.first(where: { $0.path == path }) { return Self.value(leaf) }
        let names = Self.names(under: path, in: shape)
        if names == ["0"] { return ["type": "array", "items": node(at: path + ["0"])] }
        if names.count > 1, names == (0..<names.count).map(String.init) {
            return [
                "type": "array", "items": ["anyOf": .list(names.map { node(at: path + [$0]) })],
                "minItems": .number("\(names.count)"), "maxItems": .number("\(names.count)"),
            ]
        }
        var properties: [String: Tree] = [:]
        for name in names { properties[name] = node(at: path + [name]) }
        return [
            "type": "object", "properties": .object(properties),
            "required": .list(
                names.filter { name in
                    let inner = path + [name]
                    return !shape.optional.contains(inner)
                        && !(mayLeaveListsOut && Self.names(under: inner, in: shape) == ["0"])
                }.map(Tree.text)),
        ]
    }

    /// Names of the fields right under a path, in their order; `0` alone for a list.
    private static func names(under path: [String], in shape: InputShape) -> [String] {
        var names: [String] = []
        for field in shape.fields
        where field.path.count > path.count && field.path.starts(with: path)
            && !names.contains(field.path[path.count])
        { names.append(field.path[path.count]) }
        return names
    }

    /// Whether a field written flat (`points.0.text`) must be there: not where it, what it lies in or
    /// a list on the way may be left out.
    static func isRequired(_ path: [String], in shape: InputShape) -> Bool {
        !path.contains("0")
            && !path.indices.contains { shape.optional.contains(Array(path[...$0])) }
    }

    /// What one field takes.
    static func value(_ field: InputShape.Field) -> Tree {
        if !field.choices.isEmpty {
            return ["type": "string", "enum": .list(field.choices.map(Tree.text))]
        }
        switch field.sample {
        case .boolean: return ["type": "boolean"]
        case .number: return ["type": "integer", "format": "int64"]
        default: break
        }
        switch field.type {
        case "CalendarDate": return ["type": "string", "format": "date"]
        case "Instant": return ["type": "string", "format": "date-time"]
        case "MailAddress": return ["type": "string", "format": "email"]
        case let type where type.hasPrefix("ID<"):
            return [
                "type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{13}$",
                "x-identifies": .text(String(type.dropFirst(3).dropLast())),
            ]
        default: return ["type": "string"]
        }
    }
}

extension InputShape {
    /// With texts that a person might have typed.
    func withExamples() -> InputShape {
        sampled { field in
            guard field.type == "String", field.choices.isEmpty else { return field.sample }
            return .text(field.path.last { $0 != "0" }.flatMap { Self.examples[$0] } ?? "testo")
        }
    }

    private static let examples = [
        "accountName": "Giulia Ferrari", "address": "soci@example.it", "cc": "piero@example.it",
        "communityName": "Ciclofficina", "country": "IT", "data": "UERG", "fileName": "soci.csv",
        "givenName": "Pia", "host": "imap.example.it", "name": "preventivo.pdf",
        "note": "Preferisce essere chiamata dopo le 15.", "number": "7/2026", "partyName": "Rossi",
        "postalCode": "41121", "province": "MO", "reason": "Lo ha chiesto chi ha scritto.",
        "source": "Telefonata", "street": "via Emilia 5", "subject": "Polizza del furgone",
        "taxIdentifier": "RSSMRA80A01F257E", "text": "Buongiorno, ecco il preventivo.",
        "title": "Polizza del furgone", "to": "pia.rossi@example.it", "town": "Modena",
        "type": "application/pdf", "vatNumber": "12345670017", "words": "polizza furgone",
        "zone": "Europe/Rome",
    ]
}
