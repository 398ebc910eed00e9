import Commons
import Kernel
import Store

/// The register as a table for other programs: semicolons, quotes as RFC 4180 has them, UTF-8.
public struct RegisterCSV: Query {
    public static let name = "members.registerCSV"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "Il libro soci come testo CSV.", en: "The register of members as CSV text.")

    let on: CalendarDate?
    let knownAt: Instant?
    let isWhole: Bool

    public init(on: CalendarDate? = nil, knownAt: Instant? = nil, isWhole: Bool = false) {
        self.on = on
        self.knownAt = knownAt
        self.isWhole = isWhole
    }

    private static let titles: [Bilingual] = [
        Bilingual(it: "numero socio", en: "member number"),
        Bilingual(it: "nome", en: "name"),
        Bilingual(it: "codice fiscale", en: "tax identifier"),
        Bilingual(it: "socio dal", en: "member since"),
        Bilingual(it: "iscritto il", en: "entered on"),
        Bilingual(it: "titolo", en: "resolved by"),
        Bilingual(it: "delibera numero", en: "resolution number"),
        Bilingual(it: "delibera del", en: "resolution date"),
        Bilingual(it: "presentato da", en: "sponsor"),
        Bilingual(it: "collettività", en: "community"),
        Bilingual(it: "fondatore", en: "founder"),
        Bilingual(it: "quota versata", en: "share paid"),
        Bilingual(it: "uscito il", en: "left on"),
        Bilingual(it: "causa", en: "exit"),
    ]

    public func fetch(from db: Reading) throws -> String {
        let language = db.actor.language
        let day = on ?? db.today
        let moment = knownAt ?? db.now
        var text = CSVWriter.line(Self.titles.map { $0[language] })
        var after: Int? = 0
        while let start = after {
            let lines = try MemberRegister.lines(
                on: day, knownAt: moment, isWhole: isWhole, after: start,
                limit: MemberRegister.most,
                from: db)
            for line in lines { text += CSVWriter.line(Self.cells(line, language)) }
            after = lines.count == MemberRegister.most ? lines.last?.number : nil
        }
        return text
    }

    private static func cells(_ line: MemberRegister.Line, _ language: Language) -> [String] {
        [
            String(line.number), line.name, line.taxIdentifier ?? "", line.admittedOn.description,
            line.enteredOn.description, line.resolutionKind.title[language], line.resolutionNumber,
            line.resolvedOn.description, line.sponsorName ?? "", line.communityName ?? "",
            line.isFounder ? Bilingual(it: "sì", en: "yes")[language] : "",
            Money(cents: line.shareCents).plain, line.leftOn?.description ?? "",
            line.exit?.title[language] ?? "",
        ]
    }
}
