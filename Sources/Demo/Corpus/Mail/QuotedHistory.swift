/// The earlier mail under an answer, as mail programs put it.
enum QuotedHistory {
    struct Earlier {
        let text: String
        let sentAt: Int
        let author: String
        let mail: String
        let to: String
        let subject: String
    }

    /// `> ` in front of every line, with the mail before that one two deep.
    static func marked(_ earlier: Earlier, before: Earlier?) -> String {
        var quote = intro(earlier) + "\n" + prefixed(earlier.text, by: "> ")
        if let before {
            quote += "\n> \n> " + intro(before) + "\n" + prefixed(before.text, by: "> > ")
        }
        return quote
    }

    /// A block of headers, then the mail as it was.
    static func withHeaders(_ earlier: Earlier) -> String {
        let local = RomeClock.local(of: earlier.sentAt)
        let day = Scene.date(local.dayNumber, style: .full).text
        return """
            -----Messaggio originale-----
            Da: \(earlier.author) <\(earlier.mail)>
            Inviato: \(Scene.weekday(local.dayNumber)) \(day) \(clock(local.minuteOfDay))
            A: \(earlier.to)
            Oggetto: \(earlier.subject)

            \(earlier.text)
            """
    }

    private static func intro(_ earlier: Earlier) -> String {
        let local = RomeClock.local(of: earlier.sentAt)
        let day = Scene.date(local.dayNumber, style: .full)
        return "\(day.with(.il).prefix(1).uppercased())\(day.with(.il).dropFirst())"
            + " alle \(clock(local.minuteOfDay)) \(earlier.author) <\(earlier.mail)> ha scritto:"
    }

    private static func clock(_ minuteOfDay: Int) -> String {
        "\(DemoDay.padded(minuteOfDay / 60)):\(DemoDay.padded(minuteOfDay % 60))"
    }

    private static func prefixed(_ text: String, by mark: String) -> String {
        var bytes: [UInt8] = Array(mark.utf8)
        for byte in text.utf8 {
            bytes.append(byte)
            if byte == 10 { bytes += mark.utf8 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
