import Kernel
import Site

/// Beside the page of a member: what can be done about the entry, each in a form that opens.
struct MemberForms {
    let visit: Visit
    let card: MemberCard
    let resolutions: ResolutionPick
    let receiver: PartyPick
    let sponsor: PartyPick
    let refused: RefusedForm?

    var say: Say { visit.say }
    var member: Member { card.member }
    private var path: String { "/members/entries/\(member.number)" }

    var html: HTML {
        if member.leftOn != nil {
            let settle: HTML = card.standing[.toBeRepaid] > 0 ? "\(payBack)\(forfeit)" : ""
            return "\(settle)\(annul)\(correct)"
        }
        let open = card.withdrawals.first { $0.status == .open }
        let withdrawal: HTML = open.map { "\(accept($0))\(refuse($0))\(takeBack($0))" } ?? ask
        return
            "\(card.sponsorGone == nil ? "" : review)\(withdrawal)\(transferForms)\(call)\(exclude)\(card.party.kind == .person ? death : "")\(correct)"
    }

    func form(
        _ verb: String, _ title: String, _ icon: String, _ button: String, tone: HTML = "",
        isOpen: Bool = false, _ content: (FormFields) -> HTML
    ) -> HTML {
        let fields = visit.fields(of: verb, refused)
        let open = refused.map { $0.verb == verb } ?? isOpen
        return fold(
            title, icon, isOpen: open,
            smallForm(visit, "\(path)/\(verb)", fields, content(fields), button, tone: tone))
    }

    func amount(_ fields: FormFields, _ label: String, _ cents: Int64?) -> HTML {
        fields.text(
            "_amount", label, value: cents.map { Money(cents: $0).plain } ?? "", isRequired: true,
            attributes: "class=\"short\" inputmode=\"decimal\"")
    }

    // MARK: The guarantor

    private var review: HTML {
        form(
            "sponsor", say("Decidi sul garante", "Decide about the sponsor"), "members",
            say("Registra", "Record"), tone: "primary"
        ) { fields in
            """
            \(sponsor.field(fields, say("Nuovo garante", "New sponsor"), hint: say("un socio; vuoto: resta senza", "a member; empty: none"), say, isOptional: true))
            \(fields.area("reasons", say("Perché", "Why"), rows: 2, isRequired: true))
            """
        }
    }

    // MARK: Withdrawal

    private var ask: HTML {
        form(
            "request", say("Chiede di recedere", "Asks to withdraw"), "mail",
            say("Registra la richiesta", "Record the request")
        ) { fields in
            """
            \(fields.choice("means", say("Arrivata per", "Arrived by"), of: WithdrawalMeans.self, empty: say("scegli", "choose"), isRequired: true) { say($0.title) })
            \(fields.area("ground", say("Caso di legge o di statuto", "Case of law or bylaws"), rows: 3, isRequired: true))
            \(fields.day("on", say("Ricevuta il", "Received on"), value: visit.today))
            """
        }
    }

    private func accept(_ row: WithdrawalRow) -> HTML {
        form(
            "withdrawal", say("Accogli il recesso", "Accept the withdrawal"), "check",
            say("Registra", "Record"), tone: "primary", isOpen: true
        ) { fields in
            """
            <p class="small">\(say("Richiesto il", "Asked on")) \(visit.moments.time(row.receivedOn)): \(row.ground)</p>
            <input type="hidden" name="request" value="\(row.id)">\(resolutions.fields(fields, visit))
            \(fields.day("notifiedOn", say("Comunicato il", "Notified on"), value: visit.today, hint: say("È l'ultimo giorno da socio.", "It is the last day of membership.")))
            """
        }
    }

    private func refuse(_ row: WithdrawalRow) -> HTML {
        form(
            "withdrawal-refusal", say("Non accogliere il recesso", "Refuse the withdrawal"),
            "close", say("Registra", "Record")
        ) { fields in
            """
            <input type="hidden" name="request" value="\(row.id)">\(resolutions.fields(fields, visit))
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 3, isRequired: true))
            \(fields.day("notifiedOn", say("Comunicato il", "Notified on"), value: visit.today))
            """
        }
    }

    private func takeBack(_ row: WithdrawalRow) -> HTML {
        form(
            "withdrawal-return", say("Non recede più", "Withdraws no more"), "refresh",
            say("Registra", "Record")
        ) { fields in
            """
            <input type="hidden" name="request" value="\(row.id)">
            \(fields.area("reasons", say("Perché", "Why"), rows: 2, hint: say("Anche se la richiesta è stata scritta sulla persona sbagliata.", "Also where the request was entered for the wrong person."), isRequired: true))
            \(fields.day("on", say("In data", "On"), value: visit.today))
            """
        }
    }

    // MARK: Exclusion, death, corrections

    private var exclude: HTML {
        form(
            "exclusion", say("Esclusione", "Exclusion"), "close",
            say("Registra l'esclusione", "Record the exclusion"), tone: "danger"
        ) { fields in
            """
            \(fields.choice("ground", say("Caso", "Ground"), of: ExclusionGround.self, empty: say("scegli", "choose"), isRequired: true) { say($0.title) })
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 3, isRequired: true))
            \(resolutions.fields(fields, visit))
            \(fields.day("notifiedOn", say("Comunicata il", "Notified on"), value: visit.today, hint: say("È l'ultimo giorno da socio.", "It is the last day of membership.")))
            """
        }
    }

    private var death: HTML {
        form("death", say("Decesso", "Death"), "person", say("Registra", "Record")) {
            $0.day("on", say("Data del decesso", "Date of death"), isRequired: true)
        }
    }

    private var annul: HTML {
        form(
            "annulment", say("Annulla l'uscita", "Undo the exit"), "refresh",
            say("Annulla l'uscita", "Undo the exit")
        ) {
            $0.area(
                "reasons", say("Perché non vale", "Why it does not hold"), rows: 3,
                hint: say(
                    "Anche se è stata scritta sulla persona sbagliata.",
                    "Also where it was entered for the wrong person."),
                isRequired: true)
        }
    }

    private var correct: HTML {
        form(
            "correction", say("Correggi una data", "Correct a date"), "label",
            say("Correggi", "Correct")
        ) { fields in
            """
            <input type="hidden" name="version" value="\(member.version)">
            \(fields.day("admittedOn", say("Socio dal", "Member since"), value: member.admittedOn))
            \(fields.day("enteredOn", say("Annotato il", "Entered on"), value: member.enteredOn))
            \(member.leftOn.map { fields.day("leftOn", say("Ultimo giorno", "Last day"), value: $0) } ?? "")
            \(fields.area("reasons", say("Perché", "Why"), rows: 2, hint: say("Ciò che risultava prima resta visibile.", "What was known before stays to be seen."), isRequired: true))
            """
        }
    }
}
