/// Reads one template. A slip in a script becomes visible text, never a crash: a test looks for it.
struct TemplateReader {
    private let bytes: [UInt8]
    private var place = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a line of a script, with the years in front if it has them (`@2015+`, `@-2018`,
    /// `@2015-2018`) and `@firm` or `@person` where only one of them could say it.
    ///
    /// - Parameter marks: letters of matters and digits of later requests (`ab2`), or none.
    static func template(_ line: some StringProtocol, marks: Substring = "") -> Template {
        var text = line[...]
        var years = Template.always
        var writer = Template.Writer.anyone
        while text.hasPrefix("@"), let end = text.firstIndex(of: " ") {
            let mark = text[text.index(after: text.startIndex)..<end]
            switch mark {
            case "firm": writer = .firm
            case "person": writer = .person
            default: years = Self.years(mark)
            }
            text = text[text.index(after: end)...]
        }
        var reader = TemplateReader(Array(text.utf8))
        return Template(
            years: years, writer: writer, matters: marks.filter(\.isLetter),
            steps: marks.filter(\.isNumber), parts: reader.parts(until: []))
    }

    private static func years(_ text: some StringProtocol) -> ClosedRange<Int> {
        if text.hasSuffix("+") { return (Int(text.dropLast()) ?? 0)...9999 }
        if text.hasPrefix("-") { return 0...(Int(text.dropFirst()) ?? 9999) }
        let ends = text.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else {
            return Template.always
        }
        return first...last
    }

    private mutating func parts(until stops: Set<UInt8>) -> [Template.Part] {
        var parts: [Template.Part] = []
        var text: [UInt8] = []
        func flush() {
            if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
            text = []
        }
        while place < bytes.count, !stops.contains(bytes[place]) {
            switch bytes[place] {
            case UInt8(ascii: "{"):
                flush()
                parts.append(Self.slot(enclosed(by: UInt8(ascii: "}"))))
            case UInt8(ascii: "<"):
                flush()
                parts.append(Self.ending(enclosed(by: UInt8(ascii: ">"))))
            case UInt8(ascii: "["):
                flush()
                parts.append(.choice(alternatives()))
            default:
                text.append(bytes[place])
                place += 1
            }
        }
        flush()
        return parts
    }

    private mutating func alternatives() -> [[Template.Part]] {
        var found: [[Template.Part]] = []
        while place < bytes.count {
            place += 1
            found.append(parts(until: [UInt8(ascii: "|"), UInt8(ascii: "]")]))
            guard place < bytes.count, bytes[place] == UInt8(ascii: "|") else { break }
        }
        place += 1
        return found
    }

    private mutating func enclosed(by end: UInt8) -> String {
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != end { place += 1 }
        let inside = String(decoding: bytes[min(start, place)..<place], as: UTF8.self)
        place += 1
        return inside
    }

    private static func slot(_ inside: String) -> Template.Part {
        let words = inside.split(separator: " ")
        guard let name = words.last, let slot = Slot(rawValue: name.lowercased()) else {
            return .text("{\(inside)}")
        }
        guard words.count > 1 else {
            return .slot(slot, .plain, isCapital: name.first?.isUppercase ?? false)
        }
        let form = words[0]
        guard let known = Form(rawValue: form.lowercased()) else { return .text("{\(inside)}") }
        return .slot(slot, known, isCapital: form.first?.isUppercase ?? false)
    }

    private static func ending(_ inside: String) -> Template.Part {
        let halves = inside.split(separator: ":", omittingEmptySubsequences: false)
        let endings = halves[0].split(separator: "/", omittingEmptySubsequences: false)
        guard endings.count == 2 else { return .text("<\(inside)>") }
        var slot: Slot?
        if halves.count > 1 {
            guard let named = Slot(rawValue: String(halves[1])) else { return .text("<\(inside)>") }
            slot = named
        }
        return .ending(
            masculine: String(endings[0]), feminine: String(endings[1]), of: slot)
    }
}
