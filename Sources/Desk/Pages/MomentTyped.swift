import Commons
import Kernel
import Site

/// When something was, as it is typed on a page: a day, and the time if somebody remembers it. Left
/// empty it is now.
enum MomentTyped {
    /// The field of the command; the page writes the day into it.
    static let day = "at"
    /// What is typed is no field of any command.
    private static let time = "_time"
    /// Of a day whose time nobody remembers.
    private static let noon = (hour: 12, minute: 0)

    /// The form with the instant that was meant, by the clocks of the cooperative.
    static func resolve(_ form: Form, _ visit: Visit) throws -> Form {
        let day = (form[day] ?? "").trimmingSpace
        let time = (form[time] ?? "").trimmingSpace
        var form = form
        form.fields.removeAll { $0.name == Self.day }
        if day.isEmpty, time.isEmpty { return form }
        guard let on = day.isEmpty ? visit.today : CalendarDate(day),
            let clock = time.isEmpty ? noon : read(time)
        else { throw ContactRefused.momentUnreadable }
        if on == visit.today, time.isEmpty { return form }
        form.set(
            Self.day,
            "\(visit.house.zone.instant(on: on, hour: clock.hour, minute: clock.minute))")
        return form
    }

    static func fields(_ fields: FormFields, _ say: Say) -> HTML {
        """
        <div class="fields">\(fields.day(day, say("In che giorno", "On which day"), hint: say("Vuoto: adesso.", "Empty: now.")))
        \(fields.text(time, say("A che ora", "At what time"), type: "time", isOptionalShown: true, attributes: "class=\"short\""))</div>
        """
    }

    /// `17:30`, with seconds where a browser writes them.
    private static func read(_ time: String) -> (hour: Int, minute: Int)? {
        let parts = time.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return (hour, minute)
    }
}
