/// One of the people who answer. They are equals: the order is that of arrival and means nothing
/// else.
public struct DemoOperator: Sendable, Hashable {
    /// Place in `DemoCorpus.operators`.
    public let index: Int
    public let givenName: String
    public let surname: String
    public let sex: DemoPerson.Sex
    /// For signing in; mail to the public comes from the mailboxes by function.
    public let mail: String
    public let since: DemoDay
    /// The last day at work; nil for those who are there today.
    public let leftOn: DemoDay?

    public var fullName: String { "\(givenName) \(surname)" }

    public func isWorking(on day: DemoDay) -> Bool {
        since <= day && (leftOn.map { day <= $0 } ?? true)
    }

    /// The eight of the demonstration, as far as they had arrived by today.
    static func staff(of house: DemoHouse, today: DemoDay) -> [DemoOperator] {
        WordList.lines(text).enumerated().compactMap { index, line in
            let fields = WordList.items(line)
            guard fields.count >= 4, let since = DemoDay(iso: fields[3]) else { return nil }
            let left = fields.count > 4 ? DemoDay(iso: fields[4]) : nil
            let box = "\(fields[0]).\(fields[1])".lowercased().replacing("ò", with: "o")
            return DemoOperator(
                index: index, givenName: fields[0], surname: fields[1],
                sex: fields[2] == "f" ? .female : .male, mail: "\(box)@\(house.domain)",
                since: min(since, today), leftOn: left.flatMap { $0 < today ? $0 : nil })
        }
    }

    private static let text = """
        Giulia, Ferrari, f, 2011-04-14
        Marta, Malagoli, f, 2011-04-14
        Nicolò, Cavazzuti, m, 2012-09-03
        Elena, Vandelli, f, 2013-02-04, 2019-08-30
        Sara, Benatti, f, 2015-05-04
        Ilaria, Gualdi, f, 2016-10-03, 2023-06-30
        Francesca, Lugli, f, 2018-03-01
        Chiara, Righi, f, 2020-01-07
        """
}

extension DemoDay {
    /// `2011-04-14`
    init?(iso: some StringProtocol) {
        let fields = iso.split(separator: "-").compactMap { Int($0) }
        guard fields.count == 3 else { return nil }
        self.init(year: fields[0], month: fields[1], day: fields[2])
    }
}
