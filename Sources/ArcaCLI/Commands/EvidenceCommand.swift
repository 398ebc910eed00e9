import ArgumentParser
import Commons
import Evidence
import Foundation
import Kernel
import Seal
import Site

struct EvidenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evidence", abstract: "How everything is sealed, and proofs of it.",
        subcommands: [
            Show.self, Proof.self, MakeReceiptFile.self, Check.self, ChangeKey.self, Authority.self,
        ])

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tells how far the facts are sealed, and the public key; seals what waits.")

        @OptionGroup var data: DataOption
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await data.withHouse { house in
                if try await !house.isAsleep() { try await house.sealAll() }
                let seal = try await house.ask(ShowSeal(), as: .house)
                if json { return print(try OutputJSON.text(seal, pretty: true)) }
                print("\(seal.sealed) of \(seal.facts) facts sealed")
                if let key = seal.keys.first { print(key.key) }
                if let note = seal.log?.checkpoint { print("\n\(note)", terminator: "") }
            }
        }
    }

    struct Proof: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the proof that a fact is sealed (C2SP tlog-proof).")

        @OptionGroup var data: DataOption
        @Argument(help: "The place of the fact in the journal, from 1.") var sequence: Int64
        @Flag(help: "Print JSON, with what is sealed of the fact.") var json = false

        func run() async throws {
            try await data.withHouse { house in
                let answer = try await house.ask(ProveFact(sequence: sequence), as: .house)
                if json { return print(try OutputJSON.text(answer, pretty: true)) }
                print(answer.proof, terminator: "")
            }
        }
    }

    struct MakeReceiptFile: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "receipt",
            abstract: "Writes the receipt of a fact: one file that anybody checks without us.")

        @OptionGroup var data: DataOption
        @Argument(help: "The place of the fact in the journal, from 1.") var sequence: Int64
        @Option(help: "Where to; else its name in this folder.") var out: String?

        struct InTheWay: UsageFault { let sentence: String }

        func run() async throws {
            try await data.withHouse { house in
                let answer = try await house.ask(MakeReceipt(sequence: sequence), as: .house)
                let path = out ?? answer.name
                do {
                    try Data(answer.bytes).write(
                        to: URL(fileURLWithPath: path), options: .withoutOverwriting)
                } catch {
                    throw InTheWay(sentence: "\(path) cannot be written, or is there already")
                }
                print(path)
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a receipt, with nothing but the public key of the cooperative.",
            discussion:
                "Needs no cooperative and no network. Exit code 1 where the receipt does not hold.")

        @Argument(help: "The receipt.") var file: String
        @Option(help: "The public key, name+id+base64, or a file that holds it.") var key: String
        @Option(
            help: "Certificates in PEM behind the time marks; without it those in the receipt.")
        var roots: String?
        @Flag(help: "Speak Italian.") var italian = false

        struct Refused: UsageFault { let sentence: String }

        private static let most = 1 << 30

        func run() async throws {
            let say = Say(italian ? .italian : .english)
            let written = (try? String(contentsOfFile: key, encoding: .utf8)) ?? key
            guard let trusted = NoteKey(written.trimmingSpace) else {
                throw Refused(
                    sentence: say(
                        "la chiave non è scritta bene: è una riga sola, con due segni +",
                        "the key is not written right: it is one line, with two + signs"))
            }
            let roots = try roots.map { path in
                guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                    throw Refused(sentence: say("\(path) non si legge", "\(path) cannot be read"))
                }
                return text
            }
            guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= Self.most
            else {
                throw Refused(sentence: say("\(file) non si legge", "\(file) cannot be read"))
            }
            switch await CheckedReceipt.check(Array(bytes), trusted: trusted, roots: roots) {
            case .success(let checked): print(Self.words(checked, say))
            case .failure(let fault): throw Refused(sentence: say(fault.sentence))
            }
        }

        private static func words(_ checked: CheckedReceipt, _ say: Say) -> String {
            let (fact, checkpoint) = (checked.receipt.fact, checked.checkpoint)
            var lines = [
                say("La ricevuta è valida.", "The receipt is good."),
                "\(say("Fatto", "Fact")): \(fact.name), \(say("posto", "place")) \(fact.sequence) \(say("fra", "among")) \(checkpoint.size), \(say("registro", "log")) \(checkpoint.origin)",
                "\(say("Accaduto", "Happened")): \(Instant(milliseconds: fact.occurredAt)), \(say("registrato", "recorded")): \(Instant(milliseconds: fact.recordedAt))",
                "\(say("Originali", "Originals")): \(checked.receipt.originals.map(\.hash.hex).joined(separator: ", ").nonEmpty ?? "–")",
            ]
            lines += checked.times.map {
                say(
                    "Esisteva già alle \($0.at), lo ha firmato \($0.authority).",
                    "It existed already at \($0.at), as \($0.authority) signed.")
            }
            lines.append(
                say(
                    "Non prova che qualcuno l'abbia letto\(checked.times.isEmpty ? ", né l'ora da parte di terzi" : "").",
                    "It does not prove that anybody read it\(checked.times.isEmpty ? ", nor the time by somebody else" : "")."
                ))
            return lines.joined(separator: "\n")
        }
    }

    struct Authority: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Time authorities that mark the seals (RFC 3161).",
            subcommands: [Add.self, List.self, Drop.self])

        struct Add: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Adds one; prints its identifier.")

            @OptionGroup var data: DataOption
            @Option(name: .customLong("as"), help: "Mail address of who adds it.") var actor: String
            @Option(help: "What it is called.") var title: String
            @Option(help: "Where it answers, as http://marks.example/tsa.") var url: String
            @Option(help: "A file with its root certificates, in PEM.") var roots: String
            @Flag(help: "A program on this very machine, http://127.0.0.1:PORT/.") var here = false

            struct Unreadable: UsageFault { let sentence: String }

            func run() async throws {
                guard let pem = try? String(contentsOfFile: roots, encoding: .utf8) else {
                    throw Unreadable(sentence: "\(roots) cannot be read")
                }
                try await data.withHouse { house in
                    let actor = try await QueryCommand.actor(actor, in: house)
                    let command = NameTimeAuthority(
                        title: title, url: url, roots: pem, isHere: here)
                    print(try await house.run(command, as: actor, road: .cli))
                }
            }
        }

        struct List: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                abstract: "Lists them with how each is doing.")

            @OptionGroup var data: DataOption
            @Flag(help: "Print JSON.") var json = false

            func run() async throws {
                try await data.withHouse { house in
                    let rows = try await house.ask(AllTimeAuthorities(), as: .house)
                    if json { return print(try OutputJSON.text(rows, pretty: true)) }
                    for row in rows {
                        let mark = row.markedAt.map {
                            "last mark \($0) over \(row.markedFacts ?? 0) facts"
                        }
                        let fault = row.fault.map { "; \($0.en)" } ?? ""
                        print(
                            "\(row.id)  \(row.title)  \(row.url)  \(mark ?? "no mark yet")\(row.isLate ? ", late" : "")\(fault)"
                        )
                    }
                }
            }
        }

        struct Drop: AsyncParsableCommand {
            static let configuration = CommandConfiguration(abstract: "Asks one no more.")

            @OptionGroup var data: DataOption
            @Option(name: .customLong("as"), help: "Mail address of who says so.") var actor: String
            @Argument(help: "Its identifier.") var authority: String

            func run() async throws {
                guard let id = ID<TimeAuthority>(authority) else {
                    throw ValidationError("\(authority) is no identifier")
                }
                try await data.withHouse { house in
                    let actor = try await QueryCommand.actor(actor, in: house)
                    _ = try await house.run(DropTimeAuthority(authority: id), as: actor, road: .cli)
                }
            }
        }
    }

    struct ChangeKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets another key sign the seals; the one before signs the handing over.")

        @OptionGroup var data: DataOption
        @Option(name: .customLong("as"), help: "Mail address of who says so.") var actor: String

        func run() async throws {
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                _ = try await house.run(ChangeSealKey(), as: actor, road: .cli)
                print(try await house.ask(ShowSeal(), as: .house).keys.first?.key ?? "")
            }
        }
    }
}
