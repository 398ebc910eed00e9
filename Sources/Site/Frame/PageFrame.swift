import Commons
import Kernel

/// What stands around every page: head, navigation, search, foot.
struct PageFrame {
    let visit: Visit
    let menu: [MenuEntry]
    let cooperative: String
    /// A restored house that sends nothing yet.
    let isAsleep: Bool

    func html(_ page: Page) -> HTML {
        let say = visit.say
        let theme: HTML = visit.preferences.theme.map { " data-theme=\"\($0.rawValue)\"" } ?? ""
        let keys: HTML = visit.preferences.keys == .off ? " data-keys=\"off\"" : ""
        let events = address("/events", [("after", visit.seen.map { "\($0)" })])
        let live: HTML = page.isLive && visit.session != nil ? " data-events=\"\(events)\"" : ""
        return """
            <!doctype html>
            <html lang="\(say.language.rawValue)"\(theme)\(keys)>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(page.title) · Arca</title>
            <link rel="icon" href="/assets/arca.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/assets/arca.css">
            <script type="module" src="/assets/arca.js"></script>
            </head>
            <body\(live)>
            <a class="skip" href="#main">\(say("Vai al contenuto", "Skip to content"))</a>
            \(page.shape == .door ? "" : header)\(isAsleep ? SleepPage.banner(visit) : "")
            <main class="page \(page.shape.rawValue)" id="main" tabindex="-1">
            \(page.body)
            </main>
            \(page.shape == .door ? "" : footer)
            </body>
            </html>
            """
    }

    private var header: HTML {
        let say = visit.say
        let entries = menu.filter { visit.actor.may($0.permission) }.sorted { $0.place < $1.place }
        let bar = entries.filter { $0.place < 50 }
        let more = entries.filter { $0.place >= 50 }
        let folded: HTML =
            "\(bar.dropFirst(4).html { link($0, class: "only-narrow") })\(more.html { link($0, class: "") })"
        let rest: HTML =
            folded.isEmpty
            ? ""
            : """
            <details class="menu\(more.isEmpty ? " only-narrow" : "")"><summary>\(icon("more"))<span>\(say("Altro", "More"))</span></summary>
            <div class="drop">\(folded)</div></details>
            """
        return """
            <header class="top">
            <a class="brand" href="/">\(icon("arca"))<span>Arca</span></a>
            <nav class="nav" aria-label="\(say("Principale", "Main"))">
            \(bar.enumerated().html { index, entry in link(entry, class: index < 4 ? "" : "only-wide") })
            \(rest)</nav>
            \(visit.actor.may(.read) ? seek : "")
            <details class="menu right who">
            <summary>\(face(visit.actor.name))<span class="hush">\(visit.actor.name), \(say("menu personale", "personal menu"))</span></summary>
            <div class="drop"><p class="muted">\(visit.actor.name)<br>\(cooperative)</p>
            <a href="/settings">\(icon("settings"))\(say("Impostazioni", "Settings"))</a>
            <form method="post" action="/sign-out">\(visit.formKeys)<button>\(icon("leave"))\(say("Esci", "Sign out"))</button></form>
            </div></details>
            </header>
            """
    }

    private var seek: HTML {
        """
        <form class="seek" role="search" action="/memory">
        <label class="hush" for="seek">\(visit.say("Cerca nella memoria", "Search the memory"))</label>
        \(icon("search"))
        <input id="seek" name="q" type="search" autocomplete="off" \
        placeholder="\(visit.say("Cerca", "Search"))"\(visit.path == "/memory" ? "" : " aria-keyshortcuts=\"/\"")>
        <kbd aria-hidden="true">/</kbd>
        </form>
        """
    }

    private func link(_ entry: MenuEntry, class name: String) -> HTML {
        let isHere =
            entry.href == "/"
            ? visit.path == "/" : visit.path == entry.href || visit.path.hasPrefix(entry.href + "/")
        let current: HTML = isHere ? " aria-current=\"page\"" : ""
        let classes: HTML = name.isEmpty ? "" : " class=\"\(name)\""
        return
            "<a href=\"\(entry.href)\"\(classes)\(current)>\(icon(entry.icon))<span>\(entry.title(visit.say))</span></a>"
    }

    private var footer: HTML {
        let say = visit.say
        return """
            <footer class="foot"><p>Arca · \(cooperative)</p>
            <p><a href="/help">\(say("Aiuto", "Help"))</a> <a href="/about">\(say("Codice sorgente", "Source code"))</a>
            <button class="linklike needs-script" data-keys-help>\(say("Scorciatoie", "Shortcuts"))</button></p></footer>
            """
    }
}
