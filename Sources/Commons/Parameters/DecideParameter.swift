import Journal
import Kernel
import Store

/// The cooperative decided that a figure of policy is another one for a time.
struct ParameterDecided: Fact {
    static let name = "commons.parameterDecided.v1"
    let key: String
    let from: CalendarDate
    let to: CalendarDate?
    let value: String
    let source: String
    let decision: String

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO parameter_decision (sequence, key, valid_from, valid_to, value, source, decision)
            VALUES (\(entry.sequence), \(key), \(from), \(to), \(value), \(source), \(decision))
            """)
    }
}

/// A figure that is no figure of ours, or a value that it cannot have.
struct ParameterRefused: Refusal {
    let fault: ParameterFault

    var code: String { fault.code }
    var field: String? { "value" }
    var sentence: Bilingual { fault.sentence }
}

/// Records a decision on a parameter: its value, from when, and what it rests on.
public struct DecideParameter: Command {
    public static let name = "commons.decideParameter"
    public static let purpose = Bilingual(
        it: "Registra una decisione su un parametro.", en: "Records a decision on a parameter.")

    let key: String
    let from: CalendarDate
    let to: CalendarDate?
    let value: String
    let source: String
    let decision: String

    public init(
        key: String, from: CalendarDate, to: CalendarDate? = nil, value: String, source: String,
        decision: String
    ) {
        self.key = key
        self.from = from
        self.to = to
        self.value = value
        self.source = source
        self.decision = decision
    }

    public func run(in tx: Transaction) throws -> Done {
        let source = try Typed.required(source, field: "source", most: 500)
        let decision = try Typed.required(decision, field: "decision", most: 200)
        let override = ParameterOverride(
            key: key, from: from, to: to, value: value, source: source, decision: decision)
        // The book itself judges whether the value is one.
        do { _ = try tx.parameters().overridden(by: [override]) } catch let fault as ParameterFault
        {
            throw ParameterRefused(fault: fault)
        }
        try tx.append(
            ParameterDecided(
                key: key, from: from, to: to, value: value, source: source, decision: decision))
        return Done()
    }
}

extension ParameterBook {
    /// The file's values with the recorded decisions laid over them.
    public func decided(in db: any Reader) throws -> ParameterBook {
        let overrides = try db.rows(
            """
            SELECT key, valid_from, valid_to, value, source, decision FROM parameter_decision
            ORDER BY sequence
            """
        ) {
            ParameterOverride(
                key: try $0["key"], from: try $0["valid_from"], to: try $0["valid_to"],
                value: try $0["value"], source: try $0["source"], decision: try $0["decision"])
        }
        return overrides.isEmpty ? self : try overridden(by: overrides)
    }
}

/// Every parameter with the value in force on a day, by key.
public struct ParametersInForce: Query {
    public static let name = "commons.parameters"
    public static let permission = Permission.oversee
    public static let purpose = Bilingual(
        it: "I parametri in vigore in un giorno, con la fonte.",
        en: "The parameters in force on a day, with their source.")

    public struct Row: Codable, Sendable {
        public let key: String
        public let title: Bilingual
        public let unit: String
        /// Nil where none is in force on the day.
        public let value: String?
        public let source: String?
        public let decision: String?
    }

    /// Today if left out.
    let on: CalendarDate?

    public init(on: CalendarDate? = nil) { self.on = on }

    public func fetch(from db: Reading) throws -> [Row] {
        let book = try db.parameters()
        return book.all.map { parameter in
            let inForce = try? book.value(parameter.key, on: on ?? db.today)
            return Row(
                key: parameter.key, title: parameter.title, unit: parameter.unit,
                value: inForce?.value, source: inForce?.source, decision: inForce?.decision)
        }
    }
}
