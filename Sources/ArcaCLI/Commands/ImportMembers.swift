import ArgumentParser
import Commons
import Foundation
import Kernel
import Members
import Site

extension ImportCommand {
    struct MemberTable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "members",
            abstract: "Imports a CSV table of members, clients and suppliers.",
            discussion: """
                What is there already stays as it is: the same file twice changes nothing. Lines that \
                cannot enter are listed by line and column; the others enter. Cut off half way, the \
                import is finished by the process that serves.
                """)

        @OptionGroup var data: DataOption
        @Argument(help: "CSV file.") var path: String
        @Option(name: .customLong("as"), help: "Mail address of who imports.") var actor: String
        @Flag(help: "Only try: say what would happen, write nothing.") var dryRun = false
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            let file = try TableFile(path)
            try await data.withHouse { house in
                let actor = try await QueryCommand.actor(actor, in: house)
                let outcome =
                    try await dryRun
                    ? MemberImportOutcome(
                        house.run(TryImport(bytes: file.bytes), as: actor, road: .cli))
                    : bring(file, into: house, as: actor)
                if json { return print(try OutputJSON.text(outcome, pretty: true)) }
                print(outcome.text(Say(try await Tongue.of(actor, in: house))))
            }
        }

        private func bring(
            _ file: TableFile, into house: House, as actor: Actor
        ) async throws -> MemberImportOutcome {
            let id = try await house.run(
                ReceiveImport(fileName: file.name, bytes: file.bytes), as: actor, road: .cli)
            try await house.run(StartImport(importID: id), as: actor, road: .cli)
            try await advance(id, in: house, as: actor)
            return MemberImportOutcome(
                try await house.ask(ShowImport(importID: id), as: actor),
                ignoredColumns: try ImportFile(file.bytes).ignoredColumns)
        }

        private func advance(
            _ id: ID<MemberImport>, in house: House, as actor: Actor
        ) async throws {
            let progress = Progress("lines")
            try await MemberImporter(house: house, actor: actor).finish(id, atOnce: Self.atOnce) {
                progress.show(Int64($0.doneRows), of: Int64($0.rows))
            }
            progress.end()
        }

        /// Lines in one transaction: others who write wait no longer than that.
        private static let atOnce = 250
    }
}

/// The bytes of a table, no more of them than can be taken in.
private struct TableFile {
    let name: String
    let bytes: [UInt8]

    struct NotRead: UsageFault { let sentence: String }

    init(_ path: String) throws {
        let url = URL(fileURLWithPath: path)
        name = url.lastPathComponent
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
            throw NotRead(sentence: "there is no file \(path)")
        }
        if isFolder.boolValue {
            throw NotRead(sentence: "\(path) is a folder: name the CSV file in it")
        }
        do {
            let handle = try FileHandle(forReadingFrom: url)
            var data = Data()
            while data.count <= UploadedTable.mostBytes,
                let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty
            { data += piece }
            try handle.close()
            bytes = Array(data)
        } catch {
            throw NotRead(sentence: "\(path) cannot be read: \(error.localizedDescription)")
        }
        if bytes.count > UploadedTable.mostBytes { throw ImportFileRefused.tooLarge }
    }
}
