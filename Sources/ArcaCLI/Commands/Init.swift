import ArgumentParser
import Commons
import Desk
import Evidence
import Foundation
import Kernel
import Site

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Founds a cooperative in a new folder and opens the account of its first operator.")

    @OptionGroup var data: DataOption
    @Option(help: "Name of the cooperative.") var name: String
    @Option(help: "First operator, as \"Name <mail>\".") var `operator`: String
    @Flag(help: "Read the operator's password from standard input.") var passwordStdin = false
    @Option(help: "Database, as postgres://user:password@host/name; else a file in the folder.")
    var database: String?
    @Option(help: "Time zone.") var zone = "Europe/Rome"
    @Option(help: "Day of the founding, if not today.") var foundedOn: String?

    func run() async throws {
        let (person, mail) = try Self.person(`operator`)
        guard passwordStdin, let password = readLine(strippingNewline: true) else {
            throw ValidationError("give the password on standard input, with --password-stdin")
        }
        let day = try foundedOn.map { text -> CalendarDate in
            guard let day = CalendarDate(text) else {
                throw ValidationError("--founded-on wants YYYY-MM-DD")
            }
            return day
        }
        if password.count < Passwords.shortest {
            throw ValidationError("the password needs at least \(Passwords.shortest) characters")
        }
        try data.folder.create(database: database)
        try await data.withHouse { house in
            let account = try await house.run(
                FoundCooperative(
                    cooperative: name, operatorName: person, operatorMail: mail, zone: zone,
                    foundedOn: day),
                as: .house, road: .cli)
            try await Credentials.set(password, for: account, by: .house, road: .cli, in: house)
            try await house.run(StartKinds(), as: .house, road: .cli)
            try await house.sealAll()
            print("\(name): \(person) <\(mail)>")
            print("arca serve --data \(data.data)")
        }
    }

    static func person(_ text: String) throws -> (String, MailAddress) {
        guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close,
            let mail = try? MailAddress(String(text[text.index(after: open)..<close]))
        else { throw ValidationError("--operator wants \"Name <mail>\"") }
        return (String(text[..<open]).trimmingSpace, mail)
    }
}
