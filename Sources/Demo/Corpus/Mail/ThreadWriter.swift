/// Writes the messages of one conversation in turn, and remembers what has been asked.
struct ThreadWriter {
    let script: KindScript
    let hand: Hand
    let inCharge: DemoOperator
    let standIns: [DemoOperator]
    let isUrgent: Bool
    private(set) var subject: String
    private(set) var messages: [DemoMessage] = []
    private var scene: Scene
    /// Points not asked yet, of the matter itself and of those that fit any.
    private var own: [KindScript.Point]
    private var common: [KindScript.Point]
    private var unanswered: [KindScript.Point] = []

    init(
        script: KindScript, hand: Hand, inCharge: DemoOperator, standIns: [DemoOperator],
        isUrgent: Bool, startsWith first: Turn, scene: Scene
    ) {
        self.script = script
        self.hand = hand
        self.inCharge = inCharge
        self.standIns = standIns
        self.isUrgent = isUrgent
        self.scene = scene
        own = script.points
        common = script.isLight ? [] : CommonPoints.all
        subject = ""
        if isUrgent {
            // What cannot wait runs out today.
            self.scene.fix(.expiry, as: Scene.date(scene.firstDay, style: .long))
        }
        if first == .reach { self.scene.matter = Scene.none } else { chooseMatter() }
        subject = hand.written(self.scene.say(script[.subject]), by: &self.scene.chance)
    }

    /// What the first request is about, where a kind tells several matters apart.
    private mutating func chooseMatter() {
        scene.matter = nil
        let why = isUrgent ? scene.choose(script[.urgent]) : nil
        scene.matter = why?.matters.first
        scene.matter = scene.choose(script[.request])?.matters.first ?? scene.matter
    }

    mutating func take(_ turn: Turn, at instant: Int) {
        scene.move(to: instant)
        scene.operatorOnDuty = inCharge
        if turn == .request && !messages.isEmpty { chooseMatter() }
        if turn.isIncoming { receive(turn, at: instant) } else { send(turn, at: instant) }
    }

    private mutating func receive(_ turn: Turn, at instant: Int) {
        let points = points(for: turn)
        unanswered += points
        let letter = IncomingWriter(script: script, hand: hand).letter(
            turn, asking: points, in: &scene, isUrgent: isUrgent && turn == .request)
        let isLightLast = script.isLight || turn == .thanks
        messages.append(
            DemoMessage(
                direction: .incoming, sentAt: instant, operatorIndex: nil, subject: nextSubject,
                text: letter.text, quotedHistory: quote(incoming: true),
                attachments: letter.attachment.map { [$0] } ?? [],
                repliesTo: messages.isEmpty ? nil : messages.count - 1, points: letter.points,
                expectsAnswer: !isLightLast))
    }

    private mutating func send(_ turn: Turn, at instant: Int) {
        var absent: DemoOperator?
        let others = standIns.filter { $0.givenName != scene.colleagueName }
        if turn == .answer, !others.isEmpty, scene.chance.happens(12) {
            absent = inCharge
            scene.operatorOnDuty = others[scene.chance.below(others.count)]
        }
        let writer = OutgoingWriter(script: script)
        let ordinal = messages.count + 1
        let letter =
            turn == .reach
            ? writer.reach(ordinal: ordinal, in: &scene)
            : writer.answer(
                to: unanswered, isFirst: !messages.contains { $0.direction == .outgoing },
                ordinal: ordinal, standsInFor: absent, in: &scene)
        unanswered = []
        messages.append(
            DemoMessage(
                direction: .outgoing, sentAt: instant, operatorIndex: scene.operatorOnDuty.index,
                subject: nextSubject, text: letter.text, quotedHistory: quote(incoming: false),
                attachments: letter.attachment.map { [$0] } ?? [],
                repliesTo: messages.isEmpty ? nil : messages.count - 1, points: [],
                expectsAnswer: false))
    }

    private var nextSubject: String { messages.isEmpty ? subject : "Re: " + subject }

    private mutating func points(for turn: Turn) -> [KindScript.Point] {
        let wished: Int
        switch turn {
        case .request: wished = scene.chance.place(among: [26, 34, 22, 12, 6]) + 1
        case .follow: wished = scene.chance.place(among: [62, 32, 6]) + 1
        case .addendum: wished = 1
        case .thanks, .reach, .answer: wished = 0
        }
        var taken: [KindScript.Point] = []
        for _ in 0..<wished {
            // Mostly the matter itself; now and then something that fits any matter.
            let point =
                scene.chance.happens(85)
                ? draw(from: \.own) ?? draw(from: \.common)
                : draw(from: \.common) ?? draw(from: \.own)
            if let point { taken.append(point) }
        }
        return taken
    }

    /// Takes one of the points that fit, if any does.
    private mutating func draw(
        from points: WritableKeyPath<ThreadWriter, [KindScript.Point]>
    ) -> KindScript.Point? {
        let occasion = scene.occasion
        let fitting = self[keyPath: points].indices.filter {
            self[keyPath: points][$0].fits(occasion)
        }
        guard !fitting.isEmpty else { return nil }
        return self[keyPath: points].remove(at: fitting[scene.chance.below(fitting.count)])
    }

    private mutating func quote(incoming: Bool) -> String {
        guard let last = messages.last else { return "" }
        let earlier = earlier(last)
        guard incoming else {
            let before = last.repliesTo.map { self.earlier(messages[$0]) }
            return QuotedHistory.marked(earlier, before: scene.chance.happens(40) ? before : nil)
        }
        switch hand.quoting {
        case .none: return ""
        case .marked: return QuotedHistory.marked(earlier, before: nil)
        case .headers: return QuotedHistory.withHeaders(earlier)
        }
    }

    private func earlier(_ message: DemoMessage) -> QuotedHistory.Earlier {
        let office = scene.house.address(of: scene.mailbox)
        let isIncoming = message.direction == .incoming
        return QuotedHistory.Earlier(
            text: message.text, sentAt: message.sentAt,
            author: isIncoming ? scene.party.displayName : scene.house.shortName,
            mail: isIncoming ? scene.party.mail : office,
            to: isIncoming ? office : scene.party.mail,
            subject: message.subject)
    }

    var partyIndex: Int { scene.party.index }

    var chance: CorpusChance {
        get { scene.chance }
        set { scene.chance = newValue }
    }

    /// What the operator jots down after a call: about the matter, or just about the call.
    mutating func note(at instant: Int) -> String {
        scene.move(to: instant)
        scene.operatorOnDuty = inCharge
        let own = script[.note]
        let note = scene.say(own.isEmpty || chance.happens(40) ? ContactNotes.general : own)
        return Scene.capitalised(note)
    }
}
