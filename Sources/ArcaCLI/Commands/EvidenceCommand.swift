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
        subcommands: [Show.self, Proof.self, MakeReceiptFile.self, Check.self, ChangeKey.self])

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
                    try answer.file.write(
                        to: URL(fileURLWithPath: path), options: .withoutOverwriting)
                } catch {
                    throw InTheWay(sentence: "\(path) cannot be written, or is there already")
                }
                print(path)
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Checks a receipt, with nothing but the public key of the cooperative.",
            discussion:
                "Needs no cooperative and no network. Exit code 1 where the receipt does not hold.")

        @Argument(help: "The receipt.") var file: String
        @Option(help: "The public key, name+id+base64, or a file that holds it.") var key: String
        @Flag(help: "Speak Italian.") var italian = false

        struct Refused: UsageFault { let sentence: String }

        private static let most = 1 << 30

        func run() throws {
            let say = Say(italian ? .italian : .english)
            let written = (try? String(contentsOfFile: key, encoding: .utf8)) ?? key
            guard let trusted = NoteKey(written.trimmingSpace) else {
                throw Refused(
                    sentence: say(
                        "la chiave non è scritta bene: è una riga sola, con due segni +",
                        "the key is not written right: it is one line, with two + signs"))
            }
            guard let bytes = FileManager.default.contents(atPath: file), bytes.count <= Self.most
            else {
                throw Refused(sentence: say("\(file) non si legge", "\(file) cannot be read"))
            }
            switch Self.outcome(Array(bytes), trusted) {
            case .success(let found): print(Self.words(found.receipt, found.checkpoint, say))
            case .failure(let fault): throw Refused(sentence: say(fault.sentence))
            }
        }

        private static func outcome(_ bytes: [UInt8], _ trusted: NoteKey) -> Result<
            (receipt: Receipt, checkpoint: Checkpoint), ReceiptFault
        > {
            Result { () throws(ReceiptFault) in try Receipt.check(bytes, trusted: trusted) }
        }

        private static func words(_ receipt: Receipt, _ checkpoint: Checkpoint, _ say: Say)
            -> String
        {
            let fact = receipt.fact
            return """
                \(say("La ricevuta è valida.", "The receipt is good."))
                \(say("Fatto", "Fact")): \(fact.name), \(say("posto", "place")) \(fact.sequence) \(say("fra", "among")) \(checkpoint.size), \(say("registro", "log")) \(checkpoint.origin)
                \(say("Accaduto", "Happened")): \(Instant(milliseconds: fact.occurredAt)), \(say("registrato", "recorded")): \(Instant(milliseconds: fact.recordedAt))
                \(say("Originali", "Originals")): \(receipt.originals.map(\.hash.hex).joined(separator: ", ").nonEmpty ?? "–")
                \(say("Non prova che qualcuno l'abbia letto, né l'ora da parte di terzi.", "It does not prove that anybody read it, nor the time by somebody else."))
                """
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
