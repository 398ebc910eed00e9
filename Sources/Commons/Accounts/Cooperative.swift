import Journal
import Kernel
import Store

/// Who we are.
public struct Cooperative: Sendable, Equatable {
    public let name: String
    public let zone: String
    public let foundedOn: CalendarDate

    public static func find(in db: any Reader) throws -> Cooperative? {
        try db.first("SELECT name, zone, founded_on FROM cooperative WHERE id = 1") {
            Cooperative(name: try $0["name"], zone: try $0["zone"], foundedOn: try $0["founded_on"])
        }
    }
}

/// The cooperative exists from here on.
struct CooperativeFounded: Fact {
    static let name = "commons.cooperativeFounded.v1"
    let cooperativeName: String
    let zone: String
    let foundedOn: CalendarDate

    var subjects: [ID<Subject>] { [] }

    func apply(_ entry: Entry<NoContent>, to db: any Writer) throws {
        try db.execute(
            """
            INSERT INTO cooperative (id, name, zone, founded_on)
            VALUES (1, \(cooperativeName), \(zone), \(foundedOn))
            """)
    }
}

enum FoundingRefused: String, Refusal {
    case alreadyFounded, unknownZone

    var kind: RefusalKind { self == .alreadyFounded ? .conflict : .invalid }

    var sentence: Bilingual {
        switch self {
        case .alreadyFounded:
            Bilingual(
                it: "In questi dati c'è già una cooperativa: scegli un'altra cartella.",
                en: "These data already hold a cooperative: choose another folder.")
        case .unknownZone:
            Bilingual(
                it: "Il fuso orario non è noto: scrivilo come Europe/Rome.",
                en: "The time zone is not known: write it like Europe/Rome.")
        }
    }
}

/// Founds the cooperative and opens the account of its first operator.
public struct FoundCooperative: Command {
    public static let name = "commons.found"
    public static let purpose = Bilingual(
        it: "Fonda la cooperativa e apre il primo accesso.",
        en: "Founds the cooperative and opens the first account.")

    let cooperative: String
    let operatorName: String
    let operatorMail: MailAddress
    let zone: String
    let foundedOn: CalendarDate?

    public init(
        cooperative: String, operatorName: String, operatorMail: MailAddress,
        zone: String = "Europe/Rome", foundedOn: CalendarDate? = nil
    ) {
        self.cooperative = cooperative
        self.operatorName = operatorName
        self.operatorMail = operatorMail
        self.zone = zone
        self.foundedOn = foundedOn
    }

    public func run(in tx: Transaction) throws -> ID<Account> {
        if try Cooperative.find(in: tx) != nil { throw FoundingRefused.alreadyFounded }
        guard Zone(identifier: zone) != nil else { throw FoundingRefused.unknownZone }
        let name = try Typed.required(cooperative, field: "cooperative")
        try tx.append(
            CooperativeFounded(cooperativeName: name, zone: zone, foundedOn: foundedOn ?? tx.today))
        return try tx.perform(
            OpenAccount(accountName: operatorName, mail: operatorMail, role: .operator))
    }
}
