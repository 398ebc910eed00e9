import Commons
import Kernel

/// An icon of the sprite, beside words that say the same.
public func icon(_ name: String) -> HTML {
    "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/assets/icons.svg#\(name)\"></use></svg>"
}

public enum Tone: String, Sendable, CaseIterable, Codable {
    case slate, sea, sky, indigo, plum, rose, rust, amber, olive, leaf
}

public func tag(_ text: String, _ tone: Tone) -> HTML {
    "<span class=\"tag \(tone.rawValue)\">\(text)</span>"
}

public enum Mood: String, Sendable { case info, good, warn, bad }

public func state(_ text: String, _ mood: Mood? = nil) -> HTML {
    "<span class=\"state \(mood?.rawValue ?? "")\">\(text)</span>"
}

/// The initials of a person, for eyes only: the name stands beside them.
public func face(_ name: String, _ size: String = "") -> HTML {
    let initials = name.split(separator: " ").prefix(2).compactMap(\.first).map(String.init)
        .joined()
    return "<span class=\"face \(size)\" aria-hidden=\"true\">\(initials.uppercased())</span>"
}

public func notice(_ mood: Mood, _ title: String, _ text: HTML = "", role: String? = nil) -> HTML {
    let role: HTML = role.map { " role=\"\($0)\"" } ?? ""
    return """
        <div class="notice \(mood.rawValue)"\(role)>\(icon(mood.rawValue))
        <div><h2>\(title)</h2>\(text.isEmpty ? text : "<p>\(text)</p>")</div></div>
        """
}

/// Where there is nothing yet: what it means and what one can do.
public func emptyState(_ name: String, _ title: String, _ text: String, _ action: HTML = "") -> HTML
{
    "<div class=\"empty\">\(icon(name))<h2>\(title)</h2><p>\(text)</p>\(action)</div>"
}

/// Title, lead and actions of a page.
public func pageHead(
    _ say: Say, _ title: String, lead: HTML = "", crumbs: [(title: String, href: String)] = [],
    actions: HTML = ""
) -> HTML {
    let path: HTML =
        crumbs.isEmpty
        ? ""
        : """
        <nav class="crumbs" aria-label="\(say("Percorso", "Path"))"><ol>\(crumbs.html {
            "<li><a href=\"\($0.href)\">\($0.title)</a></li>"
        })<li aria-current="page">\(title)</li></ol></nav>
        """
    return """
        <header class="page-head">\(path)<h1>\(title)</h1>
        \(lead.isEmpty ? "" : "<p class=\"lead\">\(lead)</p>")
        \(actions.isEmpty ? "" : "<div class=\"actions\">\(actions)</div>")</header>
        """
}

/// Links of a keyset pager; nil where there is no page.
public func pager(_ say: Say, newer: String?, older: String?, middle: HTML = "") -> HTML {
    if newer == nil && older == nil { return "" }
    let left: HTML =
        newer.map {
            "<a class=\"button small\" rel=\"prev\" href=\"\($0)\">\(icon("left"))\(say("Pagina prima", "Previous page"))</a>"
        } ?? "<span></span>"
    let right: HTML =
        older.map {
            "<a class=\"button small\" rel=\"next\" href=\"\($0)\">\(say("Pagina dopo", "Next page"))\(icon("right"))</a>"
        } ?? "<span></span>"
    return """
        <nav class="pager" aria-label="\(say("Pagine", "Pages"))">\(left)<span class="muted">\(middle)</span>\(right)</nav>
        """
}
