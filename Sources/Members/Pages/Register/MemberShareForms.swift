import Kernel
import Site

/// The forms about a member's share: called, transferred, paid back, not owed any more.
extension MemberForms {
    var call: HTML {
        form(
            "call", say("Richiama una quota", "Call a share"), "download",
            say("Registra il richiamo", "Record the call")
        ) { fields in
            """
            \(amount(fields, say("Da versare, in euro", "To be paid, in euro"), nil))
            \(fields.day("dueOn", say("Entro il", "By"), isRequired: true))
            \(fields.day("on", say("Richiesta il", "Asked on"), value: visit.today))
            """
        }
    }

    var payBack: HTML {
        form(
            "repayment", say("Rimborsa la quota", "Pay the share back"), "upload",
            say("Registra il rimborso", "Record it")
        ) { fields in
            """
            \(amount(fields, say("Importo, in euro", "Amount, in euro"), card.standing[.toBeRepaid]))
            \(fields.text("reference", say("Riferimento del bonifico", "Reference of the transfer"), isOptionalShown: true))
            \(fields.day("on", say("Rimborsata il", "Paid back on"), value: visit.today))
            """
        }
    }

    var forfeit: HTML {
        form(
            "forfeit", say("Quota non più dovuta", "Share not owed any more"), "close",
            say("Registra", "Record")
        ) { fields in
            """
            \(amount(fields, say("Importo, in euro", "Amount, in euro"), nil))
            \(fields.choice("ground", say("Caso", "Ground"), of: ForfeitGround.self, empty: say("scegli", "choose"), isRequired: true) { say($0.title) })
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 2, isRequired: true))
            \(resolutions.fields(fields, visit))
            \(fields.day("on", say("In data", "On"), value: visit.today))
            """
        }
    }

    // MARK: Transfers

    var transferForms: HTML {
        let pending = card.transfers.first {
            $0.number == member.number && ($0.status == .open || $0.status == .authorised)
        }
        guard let pending else { return askTransfer }
        let answers: HTML =
            pending.status == .open ? "\(authorise(pending))\(refuseTransfer(pending))" : ""
        return "\(answers)\(complete(pending))\(takeBack(pending))"
    }

    private func hidden(_ transfer: TransferRow) -> HTML {
        "<input type=\"hidden\" name=\"transfer\" value=\"\(transfer.id)\">"
    }

    private var askTransfer: HTML {
        form(
            "transfer", say("Cede la quota", "Transfers the share"), "right",
            say("Registra la richiesta", "Record the request")
        ) { fields in
            """
            \(receiver.field(fields, say("A chi", "To whom"), hint: say("numero socio, codice fiscale o inizio del nome", "member number, fiscal code or beginning of the name"), say))
            \(amount(fields, say("Quanto, in euro", "How much, in euro"), card.shareCents))
            \(fields.choice("means", say("Arrivata per", "Arrived by"), of: WithdrawalMeans.self, empty: say("scegli", "choose"), isRequired: true) { say($0.title) })
            \(fields.day("on", say("Ricevuta il", "Received on"), value: visit.today))
            """
        }
    }

    private func authorise(_ row: TransferRow) -> HTML {
        form(
            "transfer-authorisation", say("Autorizza la cessione", "Authorise the transfer"),
            "check", say("Registra", "Record"), tone: "primary", isOpen: true
        ) { fields in
            """
            \(hidden(row))\(resolutions.fields(fields, visit))
            \(fields.day("notifiedOn", say("Comunicata il", "Notified on"), value: visit.today))
            """
        }
    }

    private func refuseTransfer(_ row: TransferRow) -> HTML {
        form(
            "transfer-refusal", say("Non autorizzare la cessione", "Refuse the transfer"), "close",
            say("Registra", "Record")
        ) { fields in
            """
            \(hidden(row))\(resolutions.fields(fields, visit))
            \(fields.area("reasons", say("Motivi", "Reasons"), rows: 3, isRequired: true))
            \(fields.day("notifiedOn", say("Comunicata il", "Notified on"), value: visit.today))
            """
        }
    }

    private func complete(_ row: TransferRow) -> HTML {
        form(
            "transfer-completion", say("La quota è passata", "The share has passed"), "right",
            say("Registra la cessione", "Record the transfer")
        ) { fields in
            """
            \(hidden(row))<p class="small">\(visit.euro(row.shareCents))</p>
            \(fields.day("on", say("In data", "On"), value: visit.today, hint: row.shareCents == card.shareCents ? say("È l'ultimo giorno da socio.", "It is the last day of membership.") : nil))
            """
        }
    }

    private func takeBack(_ row: TransferRow) -> HTML {
        form(
            "transfer-return", say("Non cede più", "Transfers no more"), "refresh",
            say("Registra", "Record")
        ) { fields in
            "\(hidden(row))\(fields.day("on", say("Ritirata il", "Taken back on"), value: visit.today))"
        }
    }
}
