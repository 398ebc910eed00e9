import Kernel
import Members
import Site

/// Beside a case: whose it is and the person's whole story, or the way to say whose it is.
struct PersonPanel {
    let view: CaseView

    private var say: Say { view.visit.say }

    var html: HTML {
        guard let card = view.card else { return unknown }
        let name = card.party.name.shown
        return """
            <details class="story" data-open="wide" id="story"><summary>\(face(name))<span><strong>\(name)</strong><span class="sub">\(sub(card))</span></span></summary>
            <div class="stack">\(facts(card))<h3>\(say("La storia", "The story"))</h3>\(view.story)</div></details>
            """
    }

    private func sub(_ card: PartyCard) -> String {
        let today = view.visit.today
        let number = card.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
        let communities = card.communities.filter { $0.holds(on: today) }.map(\.communityName)
        let parts = [number].compactMap { $0 } + communities
        return parts.isEmpty ? say(card.party.kind.title) : parts.joined(separator: " · ")
    }

    private func facts(_ card: PartyCard) -> HTML {
        let contacts = card.contacts.filter { $0.endedOn == nil }.prefix(4)
        let reference =
            view.shown.referencePerson
            ?? say("nessuno ancora", "nobody yet")
        return """
            <dl class="facts">\(contacts.html { "<div><dt>\(say($0.kind.title))</dt><dd>\($0.value)</dd></div>" })
            <div><dt>\(say("La segue", "Followed by"))</dt><dd>\(reference)</dd></div></dl>
            <p><a href="/parties/\(card.party.id)">\(say("Scheda completa", "Full record"))</a> · <a href="\(address(CaseSearchPage.path, [("party", "\(card.party.id)")]))">\(say("Le sue pratiche", "Their cases"))</a> · <a href="\(address(TasksPage.path, [("party", "\(card.party.id)")]))">\(say("Una cosa da fare per lei", "A task for this person"))</a></p>
            """
    }

    // MARK: Nobody yet

    private var unknown: HTML {
        let shown = view.row.fromShown
        return """
            <details class="story" data-open="wide" id="story"><summary>\(face(shown))<span><strong>\(shown.isEmpty ? say("Persona da collegare", "Person to be linked") : shown)</strong><span class="sub">\(say("non collegata al registro", "not linked to the register"))</span></span></summary>
            <div class="stack">\(view.mayWork ? linking : "")</div></details>
            """
    }

    /// An envelope of certified mail that proves nothing has a machine's name and address.
    private var claimed: String? { view.lastReading?.claimedAddress }

    private var linking: HTML {
        let id = view.row.id
        let words = view.visit.query("who") ?? claimed ?? view.row.correspondentName
        let lines = view.found?.lines ?? []
        let list: HTML =
            words.isEmpty
            ? ""
            : lines.isEmpty
                ? "<p class=\"muted small\" role=\"status\">\(say("Nessuno nel registro corrisponde.", "Nobody in the register matches."))</p>"
                : "<ul class=\"plain stack tight\">\(lines.html(choice))</ul>"
        let fresh = address(
            "/parties/new",
            [
                ("mail", claimed ?? view.row.correspondent),
                (
                    "name",
                    claimed == nil
                        ? view.row.correspondentName.nonEmpty ?? words
                        : view.visit.query("who") ?? ""
                ),
                ("case", "\(id)"),
            ])
        return """
            <form class="form" action="/desk/cases/\(id)"><input type="hidden" name="queue" value="\(view.queue.text)">
            <div class="field"><label for="who">\(say("Cerca nel registro", "Search the register"))</label><input id="who" name="who" type="search" value="\(words)"></div>
            <div class="actions"><button class="button small">\(say("Cerca", "Search"))</button></div></form>
            \(list)<p><a href="\(fresh)">\(say("Registra una persona nuova", "Register a new person"))</a></p>
            """
    }

    private func choice(_ line: PartyPage.Line) -> HTML {
        let number = line.memberNumber.map { say("socio n. \($0)", "member no. \($0)") }
        let sub = [number, line.mail].compactMap { $0 }.joined(separator: " · ")
        return """
            <li><form class="split" method="post" action="\(view.desk.act("party", on: view.row.id))">\(view.visit.formKeys)<input type="hidden" name="party" value="\(line.party.id)">
            <span><strong>\(line.party.name.shown)</strong> <span class="muted small">\(sub)</span></span>
            <button class="button small">\(say("È lei", "This one"))<span class="hush">: \(line.party.name.shown)</span></button></form></li>
            """
    }
}
