import Commons
import Kernel
import Site
import Store

/// Several people that somebody types one a line, without a script: names, member numbers or codes.
public struct PeopleTyped: Sendable {
    /// The field of the command that takes their identifiers.
    private let name: String

    public init(_ name: String) { self.name = name }

    /// What is typed is no field of any command.
    private var typedName: String { "_\(name)" }

    private static let most = 50

    /// The form with those who were meant; a refusal says what to write instead.
    public func resolve(_ form: Form, _ visit: Visit) async throws -> Form {
        let words = (form[typedName] ?? "").split { $0.isNewline || $0 == ";" }
            .map { String($0).trimmingSpace }.filter { !$0.isEmpty }
        var form = form
        form.fields.removeAll { $0.name == name }
        for word in words.prefix(Self.most + 1) {
            let found = try await visit.ask(PartiesByName(text: word, limit: Self.shown)).lines
            let exact = found.filter { line in
                line.party.name.shown == word || line.memberNumber.map(String.init) == word
            }
            let meant = exact.count == 1 ? exact : found
            guard meant.count == 1, let one = meant.first else {
                throw PeopleRefused(field: typedName, typed: word, found: found)
            }
            form.fields.append((name, "\(one.party.id)"))
        }
        return form
    }

    public func field(_ fields: FormFields, _ label: String, _ say: Say) -> HTML {
        fields.area(
            typedName, label, rows: 2,
            hint: say(
                "Una persona per riga: nome, numero socio o codice fiscale.",
                "One person a line: name, member number or fiscal code."),
            isOptionalShown: true)
    }

    fileprivate static let shown = 6
}

/// Why one of several people that were typed is not found.
struct PeopleRefused: Refusal {
    let code: String
    let field: String?
    let sentence: Bilingual
    let details: [Bilingual]

    init(field: String, typed: String, found: [PartyPage.Line]) {
        self.field = field
        code = found.isEmpty ? "nobodyFound" : "severalFound"
        sentence =
            found.isEmpty
            ? Bilingual(
                it:
                    "Per «\(typed)» non si trova nessuno: scrivi il numero socio, il codice fiscale o l'inizio del nome.",
                en:
                    "Nobody is found for “\(typed)”: write the member number, the fiscal code or the beginning of the name."
            )
            : Bilingual(
                it:
                    "Per «\(typed)» si trovano più persone: scrivi il numero socio o il codice fiscale.",
                en:
                    "Several people are found for “\(typed)”: write the member number or the fiscal code."
            )
        details = found.map { line in
            func words(_ number: String) -> String {
                let number = line.memberNumber.map { "\(number) \($0)" }
                return [line.party.name.shown, number, line.party.taxIdentifier].compactMap(\.self)
                    .joined(separator: " · ")
            }
            return Bilingual(it: words("socio n."), en: words("member no."))
        }
    }
}
