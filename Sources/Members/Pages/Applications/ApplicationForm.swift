import Commons
import Kernel
import Site

/// Who presents, from which community, which share: for a new application and to complete one.
struct ApplicationForm: Sendable {
    let visit: Visit
    var applicant: PartyPick
    var sponsor: PartyPick
    let communities: [CommunityChoice]
    /// Nil for a new one.
    var row: ApplicationRow?
    var form: Form?
    var refusal: (any Refusal)?

    private var say: Say { visit.say }

    static func load(_ visit: Visit, _ row: ApplicationRow? = nil) async throws -> ApplicationForm {
        let party = row?.party ?? visit.query("party").flatMap(ID<Party>.init)
        return ApplicationForm(
            visit: visit, applicant: try await PartyPick.load("party", chosen: party, visit),
            sponsor: try await PartyPick.load("sponsor", chosen: row?.sponsor, visit),
            communities: try await visit.reading { try CommunityChoice.all(in: $0) }, row: row)
    }

    /// The form's fields as the command wants them; refused where somebody is not found.
    mutating func resolve(_ form: Form) async throws -> Form? {
        self.form = form
        var input = form
        do { try input.setCents("requestedCents", from: "_share") } catch let refusal as any Refusal
        {
            self.refusal = refusal
            return nil
        }
        if row == nil {
            let (form, pick, refusal) = try await applicant.resolve(input, visit)
            (input, applicant) = (form, pick)
            if let refusal {
                self.refusal = refusal
                return nil
            }
        }
        let (resolved, pick, refusal) = try await sponsor.resolve(input, role: .member, visit)
        sponsor = pick
        if let refusal {
            self.refusal = refusal
            return nil
        }
        return resolved
    }

    var newPage: Page {
        let title = say("Nuova domanda di ammissione", "New application for membership")
        let fields = visit.fields(form, refusal)
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Domande", "Applications"), "/members/applications")]))
                <form class="form card" method="post" action="/members/applications">\(visit.formKeys)\(fields.refusalBox)
                \(applicant.field(fields, say("Chi chiede di entrare", "Who asks to enter"), hint: say("Cognome, codice fiscale o e-mail di chi è già in anagrafe.", "Family name, fiscal code or e-mail of somebody in the records."), say))
                \(common(fields))
                \(fields.day("on", say("Data della domanda", "Date of the application"), value: visit.today))
                \(fields.check("isFounder", say("Fondatore: entra con l'atto costitutivo, senza presentatore né collettività", "Founder: enters by the deed of foundation, without sponsor or community")))
                <div class="actions"><button class="button primary">\(say("Registra la domanda", "Record the application"))</button><a class="button quiet" href="/members/applications">\(say("Annulla", "Cancel"))</a></div></form>
                """)
    }

    func common(_ fields: FormFields) -> HTML {
        let options =
            [(value: "", title: say("non ancora indicata", "not named yet"))]
            + communities.filter { $0.status == .validated || $0.status == .proposed }.map { line in
                let note = line.status == .validated ? "" : " (\(say(line.status.title)))"
                return (value: "\(line.community.id)", title: line.community.name + note)
            }
        let share = row?.requestedCents.map { Money(cents: $0).plain } ?? ""
        return """
            \(sponsor.field(fields, say("Socio che presenta", "Presenting member"), hint: say("Numero socio o inizio del nome.", "Member number or beginning of the name."), say, isOptional: true))
            \(fields.select("community", say("Collettività", "Community"), options: options, value: row?.community.map { "\($0)" } ?? ""))
            \(fields.text("_share", say("Quota richiesta, in euro", "Share asked for, in euro"), value: share, hint: say("Vuoto: la quota minima.", "Empty: the smallest share."), isOptionalShown: true, attributes: "class=\"short\" inputmode=\"decimal\""))
            """
    }
}
