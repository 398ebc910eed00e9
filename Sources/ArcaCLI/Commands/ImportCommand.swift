import ArgumentParser
import Commons
import Foundation
import Kernel
import Mail
import Postal

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Brings in the past, at its own dates.",
        subcommands: [MailArchive.self, MemberTable.self])

    struct MailArchive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "mail",
            abstract: "Imports mbox files, Maildir folders, .eml files, or a tree of them.")

        @OptionGroup var data: DataOption
        @Argument(help: "File or folder.") var path: String
        @Option(help: "Address of the mailbox they belong to; made if it is not there.")
        var mailbox: String
        @Option(
            name: .customLong("as"), help: "Mail address of who imports; the house if left out.")
        var actor: String?
        @Flag(help: "Only read and count, write nothing.") var dryRun = false
        @Flag(help: "Print JSON.") var json = false

        /// A file of another kind reads through to its end without a letter. An empty folder is an empty
        /// mailbox, and none is missing.
        struct NoLetters: UsageFault {
            let path: String
            var sentence: String {
                "no letter is in \(path): an mbox file, a Maildir folder, .eml files or a tree of them is read"
            }
        }

        private var isFilledFile: Bool {
            let values = try? URL(fileURLWithPath: path).resourceValues(
                forKeys: [.isRegularFileKey, .fileSizeKey])
            return values?.isRegularFile == true && (values?.fileSize ?? 0) > 0
        }

        struct Counts: Encodable {
            let read: Int
            let new: Int?
            let known: Int?
            let filesNotReadable: Int
            /// Messages with parts that cannot be read; they are kept whole.
            let damaged: Int?
        }

        func run() async throws {
            let address = try MailAddress(mailbox)
            let archive = try MessageSource(path: path)
            let counts = try await dryRun ? read(archive) : bring(archive, address)
            if counts.read == 0, isFilledFile { throw NoLetters(path: path) }
            if json { return print(try OutputJSON.text(counts, pretty: true)) }
            var parts = ["\(counts.read) messages read"]
            if let new = counts.new { parts.append("\(new) new") }
            if let known = counts.known { parts.append("\(known) there already") }
            if let damaged = counts.damaged { parts.append("\(damaged) with damaged parts") }
            parts.append("\(counts.filesNotReadable) files not readable")
            print(parts.joined(separator: ", "))
        }

        private func read(_ archive: MessageSource) -> Counts {
            let progress = Progress("messages")
            var read = 0
            var damaged = 0
            while let message = archive.next() {
                read += 1
                if !ParsedMessage.parse(message.bytes).faults.isEmpty { damaged += 1 }
                if read % 200 == 0 { progress.show(Int64(read)) }
            }
            progress.end()
            return Counts(
                read: read, new: nil, known: nil, filesNotReadable: archive.problems.count,
                damaged: damaged)
        }

        private func bring(_ archive: MessageSource, _ address: MailAddress) async throws -> Counts
        {
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                let progress = Progress("messages")
                let counts = try await MailImporter(house: house, actor: actor).run(
                    archive, into: address,
                    source: URL(fileURLWithPath: path).standardizedFileURL.path
                ) { progress.show(Int64($0)) }
                progress.end()
                return Counts(
                    read: counts.read, new: counts.new, known: counts.known,
                    filesNotReadable: counts.unreadable, damaged: nil)
            }
        }
    }
}
