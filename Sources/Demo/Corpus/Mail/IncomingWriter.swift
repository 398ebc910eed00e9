/// Writes what people write: a greeting, the matter, the questions, a farewell, in their own hand.
struct IncomingWriter {
    let script: KindScript
    let hand: Hand

    struct Letter {
        let text: String
        let points: [String]
        let attachment: DemoAttachment?
    }

    func letter(
        _ turn: Turn, asking points: [KindScript.Point], in scene: inout Scene,
        isUrgent: Bool = false
    ) -> Letter {
        let opening = opening(of: turn, in: &scene)
        var sentences = matter(of: turn, isUrgent: isUrgent, in: &scene)
        if isUrgent { sentences.append(scene.say(script[.urgent])) }
        let questions = questions(points, in: &scene)
        let attachment = attachment(for: turn, in: &scene)
        let lead = hasComma(opening) && hand.startsLower
        var body = Self.paragraph(sentences, startsLower: lead)
        let isLed = body.hasSuffix(":")
        let asked = asked(questions, isLed: isLed, in: &scene)
        if !asked.isEmpty {
            let goesOn = isLed || (questions.count < 3 && body.utf8.count < 260)
            let isList = asked.contains("\n")
            body +=
                body.isEmpty
                ? asked : (isLed && isList ? "" : goesOn && !isList ? " " : "\n") + asked
        }
        if attachment != nil { body += "\n" + scene.say(Joints.withAttachment) }
        var text = opening.isEmpty ? "" : opening + "\n"
        text += body
        let closing = closing(of: turn, in: &scene)
        if !closing.isEmpty { text += "\n\n" + closing }
        text = hand.written(text, by: &scene.chance)
        text += "\n" + signature(in: &scene)
        return Letter(text: text, points: questions, attachment: attachment)
    }

    private func hasComma(_ opening: String) -> Bool { opening.hasSuffix(",") }

    private func opening(of turn: Turn, in scene: inout Scene) -> String {
        let isLater = turn == .follow || turn == .thanks || turn == .addendum
        if isLater && (hand.register == .terse || scene.chance.happens(25)) { return "" }
        switch hand.register {
        case .formal: return scene.say(IncomingOpenings.formal)
        case .neutral: return scene.say(IncomingOpenings.neutral)
        case .friendly: return scene.say(IncomingOpenings.friendly)
        case .terse: return scene.chance.happens(60) ? scene.say(IncomingOpenings.terse) : ""
        }
    }

    private func matter(of turn: Turn, isUrgent: Bool, in scene: inout Scene) -> [String] {
        var sentences: [String] = []
        let talks = hand.register != .terse && !script.isLight
        switch turn {
        case .request:
            if talks && scene.chance.happens(40) { sentences.append(context(in: &scene)) }
            sentences.append(scene.say(script[.request]))
            if talks && !isUrgent && scene.chance.happens(45) {
                sentences.append(scene.say(IncomingOpenings.asides))
            }
        case .follow:
            let again = scene.say(IncomingClosings.again)
            sentences.append(again)
            let isLed = again.hasSuffix(":")
            scene.step = Scene.none
            if !isLed, let news = scene.news(from: script[.follow]) { sentences.append(news) }
            if talks && !isLed && scene.chance.happens(22) {
                sentences.append(scene.say(IncomingOpenings.asides))
            }
        case .addendum:
            sentences.append(scene.say(IncomingClosings.addenda))
        case .thanks:
            sentences.append(scene.say(IncomingClosings.thanks))
        case .reach, .answer:
            break
        }
        return sentences
    }

    private func context(in scene: inout Scene) -> String {
        if scene.isFirm { return scene.say(IncomingOpenings.firmsContext) }
        let day = DemoDay(number: scene.dayNumber)
        return scene.say(
            scene.party.isMember(on: day)
                ? IncomingOpenings.membersContext : IncomingOpenings.clientsContext)
    }

    private func questions(_ points: [KindScript.Point], in scene: inout Scene) -> [String] {
        points.map { Scene.capitalised(scene.say($0.questions)) + "?" }
    }

    /// The questions in a row or in a list, the way this hand puts them.
    ///
    /// - Parameter isLed: the sentence before ends in a colon, which is lead enough.
    private func asked(_ questions: [String], isLed: Bool, in scene: inout Scene) -> String {
        guard questions.count > 1 else {
            guard let only = questions.first else { return "" }
            return isLed ? Self.small(only) : Self.joined(scene.say(Joints.firstQuestion), only)
        }
        if questions.count > 2 && scene.chance.happens(55) || scene.chance.happens(15) {
            let lines = questions.enumerated().map { place, question in
                mark(place) + question
            }
            return (isLed ? "" : scene.say(Joints.beforeList)) + "\n"
                + lines.joined(separator: "\n")
        }
        var text = ""
        var before = ""
        for (place, question) in questions.enumerated() {
            let isLast = place == questions.count - 1
            var joint =
                place == 0
                ? (isLed ? "" : scene.say(Joints.firstQuestion))
                : scene.say(isLast && place > 1 ? Joints.lastQuestion : Joints.nextQuestion)
            let isFirstLed = isLed && place == 0
            if joint == before { joint = "" }
            before = joint
            text +=
                (place == 0 ? "" : " ")
                + (isFirstLed ? Self.small(question) : Self.joined(joint, question))
        }
        return text
    }

    private func mark(_ place: Int) -> String {
        hand.marksLists.hasPrefix("1")
            ? "\(place + 1)" + hand.marksLists.dropFirst() : hand.marksLists
    }

    private static func joined(_ joint: String, _ question: String) -> String {
        joint.isEmpty ? question : joint + " " + small(question)
    }

    /// With a small letter, unless it starts with a name or an abbreviation.
    private static func small(_ question: String) -> String {
        let first = question.prefix { $0.isLetter }
        if first.dropFirst().contains(where: \.isUppercase) { return question }
        return question.prefix(1).lowercased() + question.dropFirst()
    }

    /// Sentences one after the other, each with its capital, but the first where a comma went
    /// before.
    static func paragraph(_ sentences: [String], startsLower: Bool) -> String {
        var text = ""
        for sentence in sentences where !sentence.isEmpty {
            if text.isEmpty {
                text = startsLower ? sentence : Scene.capitalised(sentence)
            } else {
                text += " " + Scene.capitalised(sentence)
            }
        }
        return text
    }

    private func attachment(for turn: Turn, in scene: inout Scene) -> DemoAttachment? {
        let percent = turn == .request ? 34 : turn == .follow ? 28 : turn == .addendum ? 30 : 0
        guard scene.chance.happens(percent) else { return nil }
        return DemoAttachment(line: scene.say(script[.takes]))
    }

    private func closing(of turn: Turn, in scene: inout Scene) -> String {
        if turn == .thanks {
            return scene.chance.happens(30) ? scene.say(IncomingClosings.neutral) : ""
        }
        switch hand.register {
        case .formal: return scene.say(IncomingClosings.formal)
        case .neutral: return scene.say(IncomingClosings.neutral)
        case .friendly: return scene.say(IncomingClosings.friendly)
        case .terse: return scene.chance.happens(50) ? "Grazie" : "Saluti"
        }
    }

    private func signature(in scene: inout Scene) -> String {
        let person = scene.party.person
        var lines = [
            hand.register == .friendly && scene.chance.happens(60)
                ? person.givenName : person.fullName
        ]
        if let organisation = scene.party.organisation { lines.append(organisation.name) }
        if hand.signsWithPhone { lines.append(scene.party.landline ?? scene.party.mobile) }
        if hand.isOnPhone { lines.append("\nInviato dal mio telefono") }
        return lines.joined(separator: "\n")
    }
}

extension DemoAttachment {
    /// A line of a script: `name.txt :: content`, with ¶ for a line end; nothing for an empty line.
    init?(line: String) {
        guard let mark = line.firstRange(of: " :: ") else { return nil }
        let name = String(line[..<mark.lowerBound])
        guard !name.isEmpty else { return nil }
        self.init(
            name: String(name.map { $0 == "/" || $0 == " " ? "_" : $0 }),
            content: line[mark.upperBound...].split(separator: "¶").joined(separator: "\n") + "\n")
    }
}
