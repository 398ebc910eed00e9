import Commons
import Kernel

/// Pages that belong to no feature: Today, help, about.
struct HousePages {
    let features: [any SiteFeature]

    func register(in pages: inout Pages) {
        let features = features
        let own = features.flatMap(\.menu).filter { $0.permission == .mine }.min {
            $0.place < $1.place
        }
        pages.get("/", .own) { visit in
            // Who only sees what is theirs begins there.
            if !visit.actor.may(.oversee), visit.actor.may(.mine), let own {
                return .redirect(to: own.href)
            }
            var cards: [TodayCard] = []
            for feature in features { cards += try await feature.today(visit) }
            if let backup = try await BackupNotice.card(visit) { cards.append(backup) }
            cards.sort { $0.place < $1.place }
            let say = visit.say
            let name =
                visit.actor.name.split(separator: " ").first.map(String.init) ?? visit.actor.name
            return .page(
                Page(
                    say("Oggi", "Today"), isLive: true,
                    body: """
                        \(pageHead(say, say("Buongiorno, \(name)", "Good morning, \(name)"), lead: visit.moments.time(visit.today)))
                        <div class="today">\(cards.html(\.html))</div>
                        """))
        }
        pages.get("/help", .own) { visit in .page(help(visit)) }
        pages.get("/about", .own) { visit in .page(about(visit)) }
    }

    private func help(_ visit: Visit) -> Page {
        let say = visit.say
        let keys: [(String, String)] = [
            ("/", say("cerca nella memoria, da ogni pagina", "search the memory, from every page")),
            ("?", say("mostra le scorciatoie", "show the shortcuts")),
            ("j k", say("prossima e precedente in un elenco", "next and previous in a list")),
            ("t", say("prendi la pratica", "take the case")),
            ("r", say("vai alla risposta", "go to the answer")),
            (
                "c",
                say(
                    "registra una telefonata, una visita, un appunto",
                    "record a call, a visit, a note")
            ),
            ("o", say("offri la pratica a un collega", "offer the case to a colleague")),
            ("b", say("inserisci un blocco di risposta", "insert a reply block")),
            ("p", say("prometti qualcosa entro un giorno", "promise something by a day")),
            ("z", say("rimanda la pratica", "put the case aside")),
            ("y", say("di' di che tipo è la pratica", "say of what kind the case is")),
            ("l", say("metti o togli un'etichetta", "put a label on or take it off")),
            ("m", say("annota il tempo", "note the time")),
            ("d", say("dividi la pratica", "split the case")),
            ("v", say("spunta come vista la menzione", "tick the mention as seen")),
            (
                "Esc",
                say(
                    "chiudi, esci dal campo, torna all'elenco",
                    "close, leave the field, back to the list")
            ),
        ]
        let work: HTML = """
            <section class="card prose"><h2>\(say("La risposta completa", "The complete answer"))</h2>
            <p>\(say("Ogni richiesta diventa una pratica. Chi la prende vede tutta la storia della persona, risponde a tutti i punti chiesti e spunta le sette proprietà della risposta. Arca avverte di ciò che manca prima che la lettera parta.", "Every request becomes a case. Whoever takes it sees the person's whole story, answers all the points asked and ticks the seven properties of the answer. Arca says what is missing before the letter leaves."))</p>
            <p>\(say("Nessuno assegna lavoro a un altro: ciascuno prende e rilascia.", "Nobody assigns work to somebody else: each takes and releases."))</p></section>
            <section class="card"><h2>\(say("Tasti", "Keys"))</h2><dl class="facts">\(keys.html {
                "<div><dt><kbd>\($0.0)</kbd></dt><dd>\($0.1)</dd></div>"
            })</dl></section>
            """
        let own: HTML = """
            <section class="card prose"><h2>\(say("Che cosa trovi qui", "What you find here"))</h2>
            <p>\(say("La mia scheda dice ciò che la cooperativa sa di te e come ne fai parte: puoi scaricarla. Se qualcosa non è giusto, scrivilo alla cooperativa.", "My record says what the cooperative knows of you and how you belong to it: you can download it. If something is wrong, write it to the cooperative."))</p>
            <p>\(say("Le mie richieste tiene ciò che ci siamo scritti e detti. Da lì puoi cominciarne una nuova o aggiungere qualcosa a una già aperta; la risposta arriva anche per posta.", "My requests keep what we wrote and said to each other. There you can begin a new one or add to an open one; the answer comes by mail too."))</p></section>
            """
        return Page(
            say("Aiuto", "Help"), shape: .narrow,
            body: """
                \(pageHead(say, say("Aiuto", "Help")))
                \(visit.actor.may(.read) ? work : own)
                """)
    }

    private func about(_ visit: Visit) -> Page {
        let say = visit.say
        return Page(
            say("Codice sorgente", "Source code"), shape: .narrow,
            body: """
                \(pageHead(say, say("Codice sorgente", "Source code")))
                <section class="card prose"><p>\(say("Arca è software libero, con licenza GNU AGPL 3 o successiva: hai diritto al codice di questa installazione. Chiedilo alla cooperativa, che te lo consegna completo.", "Arca is free software under the GNU AGPL, version 3 or later: you have a right to the source of this installation. Ask the cooperative, which hands it over in full."))</p></section>
                """)
    }
}
