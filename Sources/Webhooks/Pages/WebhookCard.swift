import Commons
import Kernel
import Site

/// One webhook: how it is doing, and what can be done with it.
struct WebhookCard {
    let row: AllWebhooks.Row
    let visit: Visit
    /// What was sent and why it was refused, where its form comes back.
    let changing: (form: Form?, refusal: (any Refusal)?)?

    private var say: Say { visit.say }
    private var path: String { "\(WebhookPages.path)/\(row.id)" }

    var html: HTML {
        """
        <section class="card" id="hook-\(row.id)" aria-labelledby="h-\(row.id)"><header><h2 id="h-\(row.id)">\(row.title)</h2><p class="mono">\(row.url)</p>\(condition)</header>
        \(row.pause.map { $0.isByHouse ? notice(.warn, say("Arca l'ha messo in pausa", "Arca has paused it"), "\(say($0.sentence))") : "" })
        <dl class="facts">
        <div><dt>\(say("Avvisa di", "Tells of"))</dt><dd>\(choice)</dd></div>
        <div><dt>\(say("Ultimo tentativo", "Last attempt"))</dt><dd>\(row.lastAt.map { visit.moments.time($0, relative: " data-relative") + " · \(Self.last(row, say))" } ?? "–")</dd></div>
        \(next)
        <div><dt>\(say("In attesa", "Waiting"))</dt><dd class="figure">\(row.waiting)\(row.isWaitingMore ? "+" : "")</dd></div>
        <div><dt>\(say("Consegnati", "Delivered"))</dt><dd class="figure">\(row.delivered)</dd></div>
        \(overlap)</dl>
        \(visit.mayWork ? actions : "")</section>
        """
    }

    private var condition: HTML {
        if let pause = row.pause {
            return state(say("in pausa", "paused"), pause.isByHouse ? .bad : nil)
        }
        if row.failures > 0 {
            return state(say("non arriva", "does not get through"), .warn)
        }
        return row.lastAt == nil
            ? state(say("non ancora usato", "not used yet"), .info)
            : state(say("in ordine", "in order"), .good)
    }

    private var choice: String {
        if row.facts.contains("*") { return say("tutto quello che accade", "all that happens") }
        let features = visit.house.features
        return row.facts.map { pattern in
            features.first { "\($0.name).*" == pattern }.map { feature in
                let title = say(feature.title)
                return say("«\(title)»", "“\(title)”")
            } ?? pattern
        }.joined(separator: ", ")
    }

    private var next: HTML {
        guard row.pause == nil, row.failures > 0, let nextAt = row.nextAt else { return "" }
        return """
            <div><dt>\(say("Prossimo tentativo", "Next attempt"))</dt><dd>\(visit.moments.time(nextAt))</dd></div>
            <div><dt>\(say("Falliti di fila", "Failed in a row"))</dt><dd class="figure">\(row.failures)</dd></div>
            """
    }

    private var overlap: HTML {
        guard let until = row.oldSecretUntil else { return "" }
        return """
            <div><dt>\(say("Il segreto di prima firma fino al", "The secret before signs until"))</dt><dd>\(visit.moments.time(until))</dd></div>
            """
    }

    /// How the last attempt went.
    static func last(_ row: AllWebhooks.Row, _ say: Say) -> String {
        if let fault = row.lastFault { return say(fault.sentence) }
        switch row.lastStatus {
        case .some(200...299): return say("consegnato", "delivered")
        case .some(300...399):
            return say(
                "rimanda altrove (\(row.lastStatus ?? 0)): Arca non segue, scrivi l'indirizzo giusto",
                "sends elsewhere (\(row.lastStatus ?? 0)): Arca does not follow, write the right address"
            )
        case .some(let code): return say("ha risposto \(code)", "answered \(code)")
        case nil: return "–"
        }
    }

    // MARK: What can be done

    private var actions: HTML {
        let stop: HTML =
            row.pause == nil
            ? button("test", say("Prova", "Test")) + button("pause", say("Metti in pausa", "Pause"))
            : resumption
        let changing =
            visit.isFresh
            ? """
            <details class="adding"\(changing == nil ? "" : " open")><summary>\(say("Cambia", "Change"))<span class="hush">: \(row.title)</span></summary>\(change)</details>
            """ : visit.proofLink(WebhookPages.path)
        return
            "<footer class=\"cluster\">\(stop)\(visit.isFresh ? button("secret", say("Segreto nuovo", "New secret")) : "")</footer>\(changing)\(removal)"
    }

    /// What cannot be taken back asks for a second touch.
    private var removal: HTML {
        """
        <details class="adding"><summary>\(say("Elimina", "Remove"))<span class="hush">: \(row.title)</span></summary>
        <p class="hint">\(say("Il segreto si distrugge e ciò che aspetta non parte più.", "Its secret is destroyed, and what waits is not sent any more."))</p>
        \(button("removal", say("Elimina", "Remove"), tone: "danger"))</details>
        """
    }

    private var resumption: HTML {
        guard visit.isFresh else { return "" }
        let now: HTML =
            "<input type=\"hidden\" name=\"skipsWaiting\" value=\"true\">"
        return row.waiting == 0
            ? button("resumption", say("Riprendi", "Resume"))
            : button(
                "resumption",
                say("Riprendi con quello che aspetta", "Resume with what waits"))
                + button("resumption", say("Riprendi da adesso", "Resume from now"), now)
    }

    private func button(
        _ verb: String, _ title: String, _ fields: HTML = "", tone: HTML = ""
    ) -> HTML {
        """
        <form method="post" action="\(path)/\(verb)">\(visit.formKeys)\(fields)<button class="button small \(tone)">\(title)<span class="hush"> \(row.title)</span></button></form>
        """
    }

    private var change: HTML {
        let fields = visit.fields(changing?.form, changing?.refusal, scope: "\(row.id)")
        return smallForm(
            visit, "\(path)/change", fields, WebhookForm.fields(fields, row, changing?.form, visit),
            say("Salva", "Save"))
    }
}
