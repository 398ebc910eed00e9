/// Writes what the cooperative answers: complete, courteous, with references, guidance and a name.
struct OutgoingWriter {
    let script: KindScript

    struct Letter {
        let text: String
        let attachment: DemoAttachment?
    }

    /// - Parameter ordinal: the message's number in its conversation; part of the reference, so no
    ///   two answers are ever the same text.
    func answer(
        to points: [KindScript.Point], isFirst: Bool, ordinal: Int,
        standsInFor absent: DemoOperator?,
        in scene: inout Scene
    ) -> Letter {
        let attachment = attachment(percent: isFirst ? 62 : 28, in: &scene)
        // Thanks are answered in two lines; whatever asks something, at length.
        var paragraphs =
            script.isLight ? [] : [opening(isFirst: isFirst, standsInFor: absent, in: &scene)]
        let main = scene.say(script[isFirst ? .answer : .next])
        if !main.isEmpty { paragraphs.append(main) }
        paragraphs += answers(points, in: &scene)
        if scene.chance.happens(isFirst ? 78 : 30) { paragraphs.append(scene.say(script[.law])) }
        if attachment != nil { paragraphs.append(scene.say(Joints.attached)) }
        if !script.isLight { paragraphs.append(guidance(isLong: isFirst, in: &scene)) }
        paragraphs.append(scene.say(OutgoingClosings.farewells))
        return finished(paragraphs, ordinal: ordinal, attachment: attachment, in: &scene)
    }

    func reach(ordinal: Int, in scene: inout Scene) -> Letter {
        let attachment = attachment(percent: 70, in: &scene)
        var paragraphs = [scene.say(script[.reach])]
        if attachment != nil { paragraphs.append(scene.say(Joints.attached)) }
        paragraphs.append(guidance(isLong: true, in: &scene))
        paragraphs.append(scene.say(OutgoingClosings.farewells))
        return finished(paragraphs, ordinal: ordinal, attachment: attachment, in: &scene)
    }

    private func finished(
        _ paragraphs: [String], ordinal: Int, attachment: DemoAttachment?, in scene: inout Scene
    ) -> Letter {
        let greeting = greeting(in: &scene)
        let body = paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
        let text = greeting + "\n\n" + body + "\n\n" + signature(ordinal: ordinal, in: &scene)
        return Letter(text: text, attachment: attachment)
    }

    private func greeting(in scene: inout Scene) -> String {
        let isMember = scene.party.isMember(on: DemoDay(number: scene.dayNumber))
        return scene.say(
            isMember && !scene.isFirm && scene.chance.happens(55)
                ? OutgoingOpenings.greetingsToMembers : OutgoingOpenings.greetings)
    }

    private func opening(isFirst: Bool, standsInFor absent: DemoOperator?, in scene: inout Scene)
        -> String
    {
        var text = scene.say(isFirst ? OutgoingOpenings.thanks : OutgoingOpenings.thanksAgain)
        if let absent {
            let colleague = scene.phrase(.colleague)
            scene.fix(.colleague, as: Phrase(absent.givenName))
            text += (text.hasSuffix(".") ? " " : ". ") + scene.say(OutgoingClosings.standIn)
            scene.fix(.colleague, as: colleague)
        }
        return text
    }

    /// One answer a point, under its heading, in a numbered list, or in plain paragraphs.
    private func answers(_ points: [KindScript.Point], in scene: inout Scene) -> [String] {
        guard points.count > 1 else {
            return points.map { Scene.capitalised(scene.say($0.answers)) }
        }
        let lead = scene.say(Joints.beforeAnswers)
        switch scene.chance.below(points.count > 2 ? 3 : 4) {
        case 0:
            let items = points.map { point in
                Self.headed(scene.say(point.label), scene.say(point.answers))
            }
            return [lead + "\n" + items.map { "• " + $0 }.joined(separator: "\n")]
        case 1:
            let items = points.enumerated().map { place, point in
                "\(place + 1)) \(Scene.capitalised(scene.say(point.answers)))"
            }
            return [lead + "\n" + items.joined(separator: "\n")]
        case 2:
            return points.enumerated().map { place, point in
                let label = scene.say(point.label)
                let lead =
                    place % 2 == 0
                    ? "quanto " + Phrase.led(label, by: .a) : Phrase.led(label, by: .su)
                return Self.headed(label, scene.say(point.answers), lead: lead)
            }
        default:
            return [points.map { Scene.capitalised(scene.say($0.answers)) }.joined(separator: " ")]
        }
    }

    /// An answer under its heading, unless it starts with the heading's own words.
    private static func headed(_ label: String, _ answer: String, lead: String? = nil) -> String {
        let sentence = Scene.capitalised(answer)
        if sentence.hasPrefix(Scene.capitalised(label)) { return sentence }
        return Scene.capitalised(lead ?? label) + ": " + afterColon(answer)
    }

    /// A small letter after a colon, but for the courtesy pronouns, names and abbreviations.
    private static func afterColon(_ sentence: String) -> String {
        let words = sentence.prefix(60).split(separator: " ")
        let first = words.first.map { $0.prefix { $0.isLetter } } ?? ""
        let isName = first.count > 1 && first.dropFirst().contains { $0.isUppercase }
        if isName || alwaysCapital.contains(String(first)) { return sentence }
        let isPronoun = ["La", "Le", "Vi"].contains(first)
        if isPronoun, words.count > 1, verbsOfCourtesy.contains(String(words[1])) {
            return sentence
        }
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    private static let alwaysCapital: Set<String> = [
        "Lei", "Suo", "Sua", "Suoi", "Sue", "Liberex", "Voi",
    ]

    /// After these words "La" and "Le" speak to the reader and are no articles.
    private static let verbsOfCourtesy: Set<String> = [
        "avvisiamo", "avviso", "chiamo", "ringrazio", "aspettiamo", "aspetta", "metto", "mando",
        "suggerisco", "consiglio", "confermo", "segnalo", "spiego", "restano", "viene", "basta",
        "bastano", "invio", "allego", "diciamo", "propongo", "proponiamo", "mandiamo",
    ]

    private func guidance(isLong: Bool, in scene: inout Scene) -> String {
        let own = scene.say(script[.guide])
        let general = scene.say(OutgoingClosings.guidance)
        if !isLong { return scene.chance.happens(50) || own.isEmpty ? general : own }
        return own.isEmpty ? general : own + " " + general
    }

    private func attachment(percent: Int, in scene: inout Scene) -> DemoAttachment? {
        guard scene.chance.happens(percent) else { return nil }
        return DemoAttachment(line: scene.say(script[.gives]))
    }

    private func signature(ordinal: Int, in scene: inout Scene) -> String {
        let role = scene.say(OutgoingClosings.roles)
        return """
            \(scene.operatorOnDuty.fullName)
            \(role)
            \(scene.house.name)
            \(scene.house.office), tel. \(scene.house.phone)
            \(scene.house.address(of: scene.mailbox))
            Rif. \(scene.reference)/\(ordinal)
            """
    }
}
