import Kernel
import Site

/// Addresses of the desk: a case is always opened out of a queue, and goes back to it.
struct DeskAddress: Sendable {
    let queue: QueueChoice

    var list: String { list(after: nil) }

    func list(after: String?) -> String {
        address("/desk", [("queue", queue.text), ("after", after)])
    }

    /// The list in which several cases can be chosen.
    /// - Parameter isAllChosen: the page begins with all of its cases chosen.
    func picking(after: String?, isAllChosen: Bool = false) -> String {
        address(
            "/desk", [("queue", queue.text), ("after", after), ("pick", isAllChosen ? "all" : "1")])
    }

    func liveList(after: String?, current: ID<CaseFile>?) -> String {
        address(
            "/desk/list",
            [("queue", queue.text), ("after", after), ("case", current.map { "\($0)" })])
    }

    func caseFile(_ id: ID<CaseFile>, _ more: [(String, String?)] = []) -> String {
        address("/desk/cases/\(id)", [("queue", queue.text)] + more)
    }

    /// What is done with a case: `hold`, `closing`, `replies`…
    func act(_ verb: String, on id: ID<CaseFile>, _ more: [(String, String?)] = []) -> String {
        address("/desk/cases/\(id)/\(verb)", [("queue", queue.text)] + more)
    }
}

extension Say {
    /// The language of the sentences about answers.
    var sentences: SentenceLanguage { language == .italian ? .italian : .english }
}

extension QueueChoice {
    /// Those that everybody has, in the order of the navigation.
    static let standing: [QueueChoice] = [.free, .waiting, .mine, .offered, .later, .open, .closed]

    func title(_ say: Say, _ counts: QueueCounts.Answer) -> String {
        switch self {
        case .free: say("Da prendere", "To take")
        case .waiting: say("Aspettano", "Waiting")
        case .mine: say("Mie", "Mine")
        case .later: say("Rimandate", "Put aside")
        case .offered: say("Offerte a me", "Offered to me")
        case .open: say("Aperte", "Open")
        case .closed: say("Chiuse", "Closed")
        case .label(let id):
            counts.labels.first { $0.label.id == id }?.label.title ?? say("Etichetta", "Label")
        case .kind(let id):
            counts.kinds.first { $0.kind.id == id }?.kind.title ?? say("Tipo", "Kind")
        case .unkinded: say("Senza tipo", "Without a kind")
        case .search(let id):
            counts.searches.first { $0.search.id == id }?.search.title
                ?? say("Ricerca", "Search")
        }
    }

    /// In which order its cases stand.
    func order(_ say: Say, _ counts: QueueCounts.Answer) -> String {
        switch self {
        case .free, .waiting:
            say("prima chi aspetta da più tempo", "longest wait first")
        case .later: say("prima il giorno più vicino", "the nearest day first")
        case .search(let id): order(ofSearch: id, say, counts)
        case .mine, .offered, .open, .closed, .label, .kind, .unkinded:
            say("prima ciò che è successo per ultimo", "latest first")
        }
    }

    /// Who saved it too.
    private func order(
        ofSearch id: ID<CaseSearch>, _ say: Say, _ counts: QueueCounts.Answer
    ) -> String {
        let found = counts.searches.first { $0.search.id == id }
        let isByWaiting = found?.search.criteria.isByWaiting == true
        let order = (isByWaiting ? QueueChoice.waiting : .open).order(say, counts)
        let who = found?.madeByName.map { say("l'ha salvata \($0)", "saved by \($0)") }
        return [who, order].compactMap(\.self).joined(separator: "; ")
    }

    var icon: String {
        switch self {
        case .free: "clock"
        case .waiting: "mail"
        case .mine: "person"
        case .later: "calendar"
        case .offered: "take"
        case .open: "desk"
        case .closed: "check"
        case .label: "label"
        case .kind, .unkinded: "document"
        case .search: "search"
        }
    }

    func empty(_ say: Say) -> HTML {
        switch self {
        case .free, .waiting:
            emptyState(
                "good", say("Nessuno aspetta", "Nobody is waiting"),
                say(
                    "Tutte le richieste hanno avuto risposta. Le nuove compaiono qui da sole.",
                    "Every request has its answer. New ones appear here by themselves."))
        case .mine:
            emptyState(
                "take", say("Non tieni nessuna pratica", "You hold no case"),
                say("Prendine una fra quelle che aspettano.", "Take one of those that wait."),
                "<a class=\"button\" href=\"/desk?queue=free\">\(say("Da prendere", "To take"))</a>"
            )
        case .offered:
            emptyState(
                "take", say("Nessuno ti offre una pratica", "Nobody offers you a case"),
                say(
                    "Chi tiene una pratica può offrirtela con un messaggio: la prendi tu, se vuoi.",
                    "Who holds a case may offer it to you with a note: you take it, if you like."))
        case .later:
            emptyState(
                "calendar", say("Nessuna pratica rimandata", "No case is put aside"),
                say(
                    "Una pratica che tieni si può rimandare a un giorno: finché non viene sta qui, e si vede sempre fra quelle che aspettano.",
                    "A case that you hold can be put aside until a day: until then it stands here, and always among those that wait."
                ))
        case .open:
            emptyState(
                "good", say("Nessuna pratica aperta", "No open case"),
                say("Le nuove compaiono qui da sole.", "New ones appear here by themselves."))
        case .closed:
            emptyState(
                "check", say("Nessuna pratica chiusa", "No closed case"),
                say("Quelle concluse restano qui.", "Finished ones stay here."))
        case .label:
            emptyState(
                "label",
                say("Nessuna pratica aperta con questa etichetta", "No open case with this label"),
                say("L'etichetta si mette dalla pratica.", "Labels are put on in the case."))
        case .kind:
            emptyState(
                "note", say("Nessuna pratica aperta di questo tipo", "No open case of this kind"),
                say("Il tipo si dice dalla pratica.", "The kind is told in the case."))
        case .search:
            emptyState(
                "search", say("Nessuna pratica corrisponde", "No case matches"),
                say(
                    "Quelle che corrispondono compaiono qui da sole.",
                    "Those that match appear here by themselves."))
        case .unkinded:
            emptyState(
                "good",
                say("Di ogni pratica aperta si sa il tipo", "The kind of every open case is known"),
                say("Le nuove compaiono qui da sole.", "New ones appear here by themselves."))
        }
    }
}
