import ArcaTesting
import Desk
import Evidence
import Foundation
import Journal
import Kernel
import Knowledge
import Mail
import Members
import Site
import Store
import Testing
import Webhooks

@testable import Commons

/// What holds for every command of the house, whichever feature brings it.
@Suite struct EveryRoadTests {
    static let features: [any Feature] = [
        SiteCore(), MembersFeature(), KnowledgeFeature(), MailFeature(), DeskFeature(),
        EvidenceFeature(), WebhooksFeature(),
    ]

    /// Commands about oneself alone, which whoever signs in may run.
    static let aboutOneself: Set<String> = [
        "site.choosePreferences", "site.issueToken", "site.revokeToken",
    ]

    static let hostile: [Tree] = [
        .null, .boolean(true), .number("-1"), .number("1e400"), .number("99999999999999999999"),
        .number("0.5"),
        .number("NaN"), .text(""), .text(" "), .text("\0"), .text("a\0b"),
        .text("'; DROP TABLE fact; --"),
        .text("\u{202E}\u{1F600}\r\nBcc: a@b.example"),
        .text(String(repeating: "x", count: 300_000)),
        .text(String(repeating: "e\u{301}", count: 2_000)), .text("9999-12-31"),
        .text("0000-00-00"),
        .text("ZZZZZZZZZZZZZ"), .text("9999-12-31T23:59:59Z"), .text("0001-01-01T00:00:00Z"),
        .list([]),
        .list([.null]), .list([.list([.list([])])]), .object([:]),
        .object(["0": .null, "code": .text("x")]),
        .list(Array(repeating: .text("y"), count: 500)),
    ]

    private static func nested(_ depth: Int) -> Tree {
        (0..<depth).reduce(Tree.null) { tree, level in
            level % 2 == 0 ? .list([tree]) : .object(["a": tree])
        }
    }

    @Test func `each command says in both languages what it is for and is named after its feature`()
        async throws
    {
        let arca = try await TestArca.make(.sqlite, features: Self.features)
        for feature in arca.house.features {
            for command in feature.commands {
                #expect(command.name.hasPrefix(feature.name + "."))
                #expect(
                    command.purpose.it.hasSuffix(".") && command.purpose.en.hasSuffix("."),
                    "\(command.name)")
                #expect(command.purpose.it != command.purpose.en)
            }
            for query in feature.queries {
                #expect(query.name.hasPrefix(feature.name + "."))
                #expect(query.purpose.it.count > 8 && query.purpose.en.count > 8, "\(query.name)")
            }
        }
        let names = arca.house.features.flatMap { $0.commands.map(\.name) + $0.queries.map(\.name) }
        #expect(Set(names).count == names.count)
        await arca.close()
    }

    @Test(arguments: TestEngine.available)
    func `an auditor runs no command but those about oneself`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine, features: Self.features) { arca in
            let before = try await arca.house.store.count("SELECT COUNT(*) FROM fact")
            for (name, kind) in arca.house.commands where !Self.aboutOneself.contains(name) {
                #expect(!kind.permission.roles.contains(.auditor), "\(name)")
                for input in [Tree.object([:]), InputShape(of: kind.type).input()] {
                    await #expect(throws: CommonRefusal.forbidden, "\(name)") {
                        _ = try await arca.house.run(
                            named: name, input: input, as: arca.renzo, road: .api)
                    }
                }
            }
            let after = try await arca.house.store.count("SELECT COUNT(*) FROM fact")
            #expect(after == before)
        }
    }

    @Test func `every command can be read field by field`() async throws {
        let arca = try await TestArca.make(.sqlite, features: Self.features)
        #expect(arca.house.commands.count > 30)
        for (name, kind) in arca.house.commands {
            let shape = InputShape(of: kind.type)
            #expect(shape.unreadable == nil, "\(name): after \(shape.fields)")
            #expect(kind.answer.unreadable == nil, "\(name): \(kind.answer.fields)")
        }
        for (name, kind) in arca.house.queries {
            #expect(kind.input.unreadable == nil, "\(name): after \(kind.input.fields)")
            #expect(kind.answer.unreadable == nil, "\(name): after \(kind.answer.fields)")
        }
        let reply = try #require(arca.house.commands["desk.reply"])
        let paths = InputShape(of: reply.type).fields.map { $0.path.joined(separator: ".") }
        for path in [
            "caseFile", "version", "to.0", "points.0.drawn", "points.0.standing", "ticked.0",
            "attachments.0.data", "leftAt",
        ] {
            #expect(paths.contains(path))
        }
        await arca.close()
    }

    /// D2: nobody can assign work to somebody else. No command of the desk, of mail or of following
    /// has a field that could name another account.
    @Test func `no command about work has a field that names an account`() async throws {
        let arca = try await TestArca.make(.sqlite, features: Self.features)
        // These open, close or name an account itself and give nobody work; an offer leaves the case
        // where it is until the one it is made to takes it.
        let aboutAccounts: Set<String> = [
            "desk.offer", "commons.openAccount", "commons.closeAccount", "commons.giveRole",
            "commons.takeRole", "members.linkAccount", "site.issueToken",
        ]
        let suspicious = [
            "account", "holder", "operator", "assign", "owner", "actor", "colleague", "user",
        ]
        for (name, kind) in arca.house.commands where !aboutAccounts.contains(name) {
            for field in InputShape(of: kind.type).fields {
                #expect(field.type != "ID<Account>", "\(name) \(field)")
                let last = (field.path.last ?? "").lowercased()
                let isSuspect =
                    suspicious.contains { last.contains($0) } && !["username"].contains(last)
                #expect(!isSuspect || name == "commons.found", "\(name) \(field)")
            }
        }
        await arca.close()
    }

    /// I10: no figure per person exists anywhere.
    @Test func `no query or figure ranks or counts people of the house`() async throws {
        let arca = try await TestArca.make(.sqlite, features: Self.features)
        let words = [
            "rank", "target", "commission", "bestoperator", "perOperator", "leader", "performance",
            "productivity", "classifica", "provvigion",
        ]
        let names =
            arca.house.queries.values.map { "\($0.name) \($0.purpose.it) \($0.purpose.en)" }
            + arca.house.indicators.map {
                "\($0.id) \($0.title.it) \($0.title.en) \($0.definition.en)"
            }
        for name in names {
            #expect(!words.contains { name.lowercased().contains($0.lowercased()) }, "\(name)")
        }
        await arca.close()
    }

    /// I10: no statement of the house counts, sums or sorts by who of us did something.
    @Test func `no statement groups records by account`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var groups = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for piece in text.components(separatedBy: "GROUP BY").dropFirst() {
                groups += 1
                let columns = piece.prefix(80).prefix { $0 != "\n" && $0 != "\"" }.lowercased()
                for word in ["account", "holder", "actor", "operator"] {
                    #expect(
                        !columns.contains(word), "\(file.lastPathComponent): GROUP BY\(columns)")
                }
            }
        }
        #expect(groups > 0)
    }

    /// Unreadable input is refused in words, on both engines; never a fault, never a half-done change.
    @Test(arguments: TestEngine.available)
    func `no input of any shape makes a command fail`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine, features: Self.features) { arca in
            let known = try await world(arca)
            for (name, kind) in arca.house.commands.sorted(by: { $0.key < $1.key }) {
                // It would end the account that runs the test.
                if name == "commons.closeAccount" { continue }
                for whole in Self.hostile + [Self.nested(400)] { await door(name, whole, arca) }
                let shape = InputShape(of: kind.type).sampled { known[$0.type] ?? $0.sample }
                await door(name, shape.input(), arca)
                for field in shape.fields {
                    await door(name, shape.input(replacing: field), arca)
                    for value in Self.hostile + [Self.nested(60)] {
                        await door(name, shape.input(replacing: field, by: value), arca)
                    }
                }
            }
            // Much of it was refused by rules, and some was good input: the door was not simply shut.
            let kinds = try await arca.house.store.count("SELECT COUNT(DISTINCT name) FROM fact")
            #expect(kinds > 20)
        }
    }

    /// Something of each kind that commands are about.
    private func world(_ arca: TestArca) async throws -> [String: Tree] {
        let side = SetMailbox.Side(
            host: "127.0.0.1", port: 25, security: .plain, username: nil, password: nil)
        let box = try await arca.run(
            SetMailbox(
                address: try MailAddress("info@ilborgo.example"), title: "Il Borgo", imap: side,
                smtp: side))
        let message = try await arca.run(
            ReceiveMessage(
                mailbox: box, raw: RawMessage(TestLetter(text: "Quanto costa?").bytes),
                source: .server(uidValidity: 1, uid: 1), arrivedAt: nil), road: .mail
        ).message
        let file = try await arca.run(OpenCase(title: "Telefonata", party: nil))
        let party = try await arca.run(RegisterParty(partyName: "Tassi", givenName: "Bruno"))
        let importID = try await arca.run(
            BeginMailImport(mailbox: box, source: "a.mbox"), road: .import)
        let label = try await arca.run(MakeLabel(title: "Auto", tone: .sea))
        return [
            "ID<Mailbox>": .text("\(box)"), "ID<MailMessage>": .text("\(message)"),
            "ID<CaseFile>": .text("\(file)"),
            "ID<Party>": .text("\(party)"), "ID<MailImport>": .text("\(importID)"),
            "ID<Label>": .text("\(label)"),
            "ID<Account>": .text(arca.giulia.id?.description ?? ""),
        ]
    }

    private func door(_ name: String, _ input: Tree, _ arca: TestArca) async {
        // Letters do not come in through the network.
        let road: Road = name.hasPrefix("mail.") ? .cli : .api
        do {
            _ = try await arca.house.run(named: name, input: input, as: arca.giulia, road: road)
        } catch let refusal as any Refusal {
            let problem = Problem(refusal)
            #expect(
                !problem.code.isEmpty && !problem.sentence.it.isEmpty
                    && !problem.sentence.en.isEmpty)
        } catch {
            Issue.record(
                "\(name) with \(String(describing: input).prefix(600)): \(String(describing: error).prefix(300))"
            )
        }
    }

    @Test(arguments: TestEngine.available)
    func `no input of any shape makes a query fail`(_ engine: TestEngine) async throws {
        try await TestArca.with(engine, features: Self.features) { arca in
            let fields = [
                "caseFile", "party", "queue", "after", "limit", "indicator", "month", "text",
                "points", "ticked", "name", "day", "community", "attachmentNames", "on", "key",
            ]
            for name in arca.house.queries.keys.sorted() {
                for value in Self.hostile + [
                    Self.nested(60), .text("0000000000001"), .text("free"), .text("2026-03"),
                ] {
                    let inputs =
                        [
                            value,
                            .object(Dictionary(uniqueKeysWithValues: fields.map { ($0, value) })),
                        ]
                        + fields.map { field in
                            let rest: [String: Tree] = [
                                "caseFile": .text("0000000000001"), "party": .text("0000000000001"),
                                "queue": .text("open"),
                            ]
                            return .object(rest.merging([field: value]) { _, new in new })
                        }
                    for input in inputs {
                        do {
                            _ = try await arca.house.ask(named: name, input: input, as: arca.giulia)
                        } catch is any Refusal {
                        } catch {
                            Issue.record(
                                "\(name) with \(String(describing: input).prefix(300)): \(String(describing: error).prefix(300))"
                            )
                        }
                    }
                }
            }
        }
    }

    @Test func `text that is no JSON, or nests without end, is refused`() {
        let texts = [
            "{", "[1,", "nul", "{\"a\":}", "{'a':1}", "\u{0}", "\"\\ud800\"", "{\"a\":1}x", "tru",
            "1e999",
            String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
            String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000),
        ]
        for text in texts {
            do { _ = try Tree.json(text.utf8) } catch {
                #expect(error as? CommonRefusal == .unreadableJSON, "\(text.prefix(20))")
            }
        }
        let form = Tree.fields([
            ("a[0][b]", "1"), ("a[-1]", "2"), ("a[99999999999999999999]", "3"), ("", "4"),
            (".", "5"), ("....", "6"),
            ("a.b.c.d.e.f.g.h.i.j", "7"), ("x[]", "8"), ("x[]", "9"), ("007", "1"), ("7", "2"),
        ])
        #expect(form != .null)
    }
}
