import Kernel
import Site

/// Terms with their exact day, the nearest first.
struct ClockList {
    let visit: Visit
    let clocks: [MembershipClock]

    private var say: Say { visit.say }

    /// Of several members, each with a link to its entry.
    var rows: HTML {
        """
        <ul class="rows">\(clocks.html { clock in
            "<li><a class=\"main\" href=\"/members/entries/\(clock.number)\">\(clock.name)</a><span class=\"sub\">\(words(clock))</span><span class=\"end\">\(day(clock))</span></li>"
        })</ul>
        """
    }

    /// Of one member.
    var facts: HTML { factList(clocks.map { (words($0), day($0)) }) }

    private func words(_ clock: MembershipClock) -> String {
        let amount = clock.cents.map { ", \(visit.euro($0))" } ?? ""
        return "\(say(clock.kind.title))\(amount) (\(clock.kind.rule))"
    }

    private func day(_ clock: MembershipClock) -> HTML {
        let until: HTML = clock.kind == .mutualRelation ? "" : "\(say("entro il", "by")) "
        let over: HTML =
            clock.kind.isOurs && clock.isOver(on: visit.today)
            ? " \(state(say("scaduto", "overdue"), .bad))" : ""
        return "\(until)\(visit.moments.time(clock.dueOn))\(over)"
    }
}
