import Commons
import Kernel
import Site

/// One application: what it lacks, and what can be done with it.
struct ApplicationPage: Sendable {
    let visit: Visit
    let line: ApplicationLine
    let editing: ApplicationForm
    let resolutions: ResolutionPick
    let meetings: ResolutionPick
    let story: HTML
    var refused: RefusedForm?

    private var say: Say { visit.say }
    private var row: ApplicationRow { line.application }
    private var path: String { "/members/applications/\(row.id)" }

    static func load(
        _ visit: Visit, _ id: ID<MembershipApplication>, refused: RefusedForm? = nil,
        editing: ApplicationForm? = nil
    ) async throws -> ApplicationPage {
        let line = try await visit.ask(ShowApplication(application: id))
        let form: ApplicationForm
        if let editing {
            form = editing
        } else {
            form = try await ApplicationForm.load(visit, line.application)
        }
        let kinds: [ResolutionKind] =
            line.application.isFounder ? [.foundation] : [.board, .meeting]
        return ApplicationPage(
            visit: visit, line: line, editing: form,
            resolutions: try await ResolutionPick.load(kinds, visit),
            meetings: try await ResolutionPick.load([.meeting], visit),
            story: try await visit.story(
                of: line.applicant.id.subject, path: "/members/applications/\(id)", limit: 20,
                isSlim: true),
            refused: refused)
    }

    var page: Page {
        let title = say(
            "Domanda di \(line.applicant.name.shown)", "Application of \(line.applicant.name.shown)"
        )
        let mine: HTML = visit.mayWork ? forms : ""
        return Page(
            title,
            body: """
                \(pageHead(say, title, lead: "\(say(row.status.title)) · \(say("presentata il", "received on")) \(visit.moments.time(row.appliedOn))", crumbs: [(say("Domande", "Applications"), "/members/applications")], actions: visit.actor.may(.read) ? "<a class=\"button\" href=\"/parties/\(line.applicant.id)\">\(say("Scheda della persona", "Their record"))</a>" : ""))
                \(visit.done("Fatto.", "Done."))\(refused?.notice(besides: mine, say))
                <div class="beside"><div class="stack">\(row.status == .open ? missing : decided)\(mine)</div>
                <aside class="stack"><section class="card stack" aria-labelledby="facts-h"><header><h2 id="facts-h">\(say("La domanda", "The application"))</h2></header>\(facts)</section>
                \(visit.actor.may(.read) ? "<section class=\"card stack\" aria-labelledby=\"story-h\"><header><h2 id=\"story-h\">\(say("La storia", "The story"))</h2></header>\(story)</section>" : "")</aside></div>
                """)
    }

    private var facts: HTML {
        factList([
            (
                say("Presentata da", "Presented by"),
                row.sponsor.map { visit.person($0, line.sponsorName ?? "") }
            ),
            (
                say("Collettività", "Community"),
                row.community.map {
                    "<a href=\"/communities/\($0)\">\(line.communityName ?? "")</a>"
                }
            ),
            (say("Fondatore", "Founder"), row.isFounder ? text(say("sì", "yes")) : nil),
            (say("Quota richiesta", "Share asked for"), text(visit.euro(line.requiredCents))),
            (say("Quota versata", "Share paid"), text(visit.euro(line.shareCents))),
            (
                say("Rifiuto da comunicare entro", "Refusal to be notified by"),
                row.status == .open || (row.status == .refused && row.notifiedOn == nil)
                    ? line.noticeUntil.map { visit.moments.time($0) } : nil
            ),
        ])
    }

    // MARK: What it lacks

    private var missing: HTML {
        if line.obstacles.isEmpty {
            return notice(
                .good,
                say(
                    "Non manca niente: il consiglio può decidere.",
                    "Nothing is missing: the board can decide."))
        }
        return """
            <section class="card stack" aria-labelledby="missing-h"><header><h2 id="missing-h">\(say("Che cosa manca", "What is missing"))</h2></header>
            <ul class="rows">\(line.obstacles.html { obstacle in
                "<li><span>\(say(obstacle.sentence))</span><span class=\"end\"><span class=\"rule\">\(obstacle.rule)</span>\(remedy(obstacle))</span></li>"
            })</ul></section>
            """
    }

    private func remedy(_ obstacle: AdmissionObstacle) -> HTML {
        guard visit.mayWork else { return "" }
        let target: String? =
            switch obstacle {
            case .charterNotSigned: "/parties/\(line.applicant.id)?open=signature#membership-h"
            case .shareNotPaid: "/parties/\(line.applicant.id)?open=shares#membership-h"
            case .communityNotValidated: row.community.map { "/communities/\($0)" }
            case .communityMissing, .sponsorMissing, .sponsorIsApplicant, .sponsorNotMember,
                .sponsorHasLeft,
                .sponsorCycle:
                "#amend"
            default: nil
            }
        return target.map {
            "<a class=\"button small\" href=\"\($0)\">\(say("Completa", "Complete"))<span class=\"hush\">: \(say(obstacle.title))</span></a>"
        } ?? ""
    }

    private var decided: HTML {
        let entry: HTML =
            row.status == .admitted
            ? "<p>\(say("È nel libro soci.", "In the register of members."))</p>" : ""
        let facts = factList([
            (say("In data", "On"), row.decidedOn.map { visit.moments.time($0) }),
            (say("Motivi", "Reasons"), text(row.reasons)),
            (say("Comunicata il", "Notified on"), row.notifiedOn.map { visit.moments.time($0) }),
            (
                say("Ricorso all'assemblea entro", "Appeal to the meeting by"),
                line.appealUntil.map { visit.moments.time($0) }
            ),
            (say("Ricorso del", "Appealed on"), row.appealedOn.map { visit.moments.time($0) }),
        ])
        return """
            <section class="card stack" aria-labelledby="decided-h"><header><h2 id="decided-h">\(say("Esito", "Outcome"))</h2></header>\(state(say(row.status.title), row.status == .admitted ? .good : nil))\(entry)\(facts)</section>
            """
    }

    // MARK: What can be done

    private func isOpen(_ verb: String, else usual: Bool = false) -> Bool {
        refused.map { $0.verb == verb } ?? usual
    }

    private var forms: HTML {
        switch row.status {
        case .open: "\(admit)\(amend)\(refuse)\(takeBack)"
        case .refused:
            row.notifiedOn == nil
                ? notify
                : row.appealedOn == nil ? appeal : row.appealResolution == nil ? appealDecision : ""
        case .admitted, .withdrawn: ""
        }
    }

    private func card(
        _ verb: String, _ title: String, _ icon: String, _ button: String, isOpen: Bool = false,
        tone: HTML = "", _ content: (FormFields) -> HTML
    ) -> HTML {
        let fields = visit.fields(of: verb, refused)
        return fold(
            title, icon, isOpen: self.isOpen(verb, else: isOpen),
            smallForm(visit, "\(path)/\(verb)", fields, content(fields), button, tone: tone))
    }

    private var admit: HTML {
        card(
            "admission", say("Iscrivi nel libro soci", "Enter in the register"), "check",
            say("Iscrivi", "Enter"), isOpen: line.obstacles.isEmpty, tone: "primary"
        ) { fields in
            """
            \(resolutions.fields(fields, visit))
            <div class="fields">\(fields.day("effectiveOn", say("Decorrenza", "Effective from"), hint: say("Vuota: la data della delibera.", "Empty: the date of the resolution.")))
            \(fields.day("enteredOn", say("Annotata nel libro il", "Entered in the book on"), value: visit.today))</div>
            """
        }
    }

    private var amend: HTML {
        let fields =
            editing.refusal == nil
            ? visit.fields(of: "amendment", refused)
            : visit.fields(editing.form, editing.refusal, scope: "amendment")
        let content: HTML = """
            <input type="hidden" name="version" value="\(row.version)">\(row.isFounder ? "" : editing.common(fields))
            """
        return row.isFounder
            ? ""
            : "<div id=\"amend\">\(fold(say("Completa o cambia", "Complete or change"), "label", isOpen: isOpen("amendment") || editing.refusal != nil, smallForm(visit, "\(path)/amendment", fields, content, say("Salva", "Save"))))</div>"
    }

    private var refuse: HTML {
        card(
            "refusal", say("Il consiglio non l'accoglie", "The board refuses it"), "close",
            say("Registra il rifiuto", "Record the refusal"), tone: "danger"
        ) { fields in
            """
            \(resolutions.fields(fields, visit))
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 4, hint: say("La legge chiede di motivare il rifiuto.", "The law asks for reasons."), isRequired: true))
            """
        }
    }

    private var takeBack: HTML {
        card(
            "withdrawal", say("L'interessato la ritira", "The applicant takes it back"), "left",
            say("Registra il ritiro", "Record it")
        ) {
            $0.day("on", say("Ritirata il", "Taken back on"), value: visit.today)
        }
    }

    private var notify: HTML {
        card(
            "notice", say("Comunica il rifiuto", "Notify the refusal"), "mail",
            say("Registra la comunicazione", "Record the notice"), isOpen: true
        ) {
            $0.day("on", say("Comunicato il", "Notified on"), value: visit.today)
        }
    }

    private var appeal: HTML {
        card(
            "appeal", say("Chiede che decida l'assemblea", "They ask the meeting to decide"),
            "members", say("Registra la richiesta", "Record it"), isOpen: true
        ) {
            $0.day("on", say("Richiesta arrivata il", "Request arrived on"), value: visit.today)
        }
    }

    private var appealDecision: HTML {
        card(
            "decision", say("L'assemblea ha deciso", "The meeting has decided"), "members",
            say("Registra la decisione", "Record the decision"), isOpen: true
        ) { fields in
            """
            \(meetings.fields(fields, visit))
            \(fields.check("isUpheld", say("L'assemblea vuole ammettere: la domanda torna in esame", "The meeting wants to admit: the application is open again")))
            """
        }
    }
}
