import ArcaTesting
import Commons
import Foundation
import Journal
import Kernel
import Postal
import Store
import Testing

@testable import Mail

/// What setting a mailbox must not give away.
@Suite struct MailboxTests {
    private static func box(
        _ host: String = "mail.ilborgo.example", port: Int = 993, password: String? = nil,
        trustFile: String? = nil, spool: String? = nil
    ) throws -> SetMailbox {
        let side = SetMailbox.Side(
            host: host, port: port, security: .tls, username: "soci", password: password,
            trustFile: trustFile)
        return SetMailbox(
            address: try MailAddress("soci@ilborgo.example"), title: "Soci", imap: side, smtp: side,
            spool: spool)
    }

    @Test(arguments: TestEngine.available)
    func `a kept password never goes to another server`(_ engine: TestEngine) async throws {
        try await MailRoom.with(engine) { room in
            try await room.arca.run(Self.box(password: "segreta"))
            let kept = SQL("SELECT COUNT(*) FROM mailbox_secret")
            let before = try await room.count(kept)
            for road in [Road.web, .api, .cli] {
                for other in [
                    try Self.box("posta.altrove.example"), try Self.box(port: 1993),
                    try Self.box("posta.altrove.example", password: ""),
                ] {
                    await #expect(throws: MailboxRefused.passwordAgain) {
                        try await room.arca.run(other, road: road)
                    }
                }
            }
            #expect(try await room.count(kept) == before)
            try await room.arca.run(Self.box())
            try await room.arca.run(Self.box("posta.altrove.example", password: "nuova"))
            // A round through a mailbox without servers gives it away no more.
            try await room.arca.run(
                SetMailbox(
                    address: try MailAddress("soci@ilborgo.example"), title: "Soci", imap: nil,
                    smtp: nil))
            #expect(try await room.count(kept) == before - 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `files of the machine are named on the command line only`(_ engine: TestEngine)
        async throws
    {
        try await MailRoom.with(engine) { room in
            for road in [Road.web, .api] {
                await #expect(throws: MailboxRefused.trustFileOnlyHere) {
                    try await room.arca.run(Self.box(trustFile: "/dev/zero"), road: road)
                }
                await #expect(throws: MailboxRefused.spoolOnlyHere) {
                    try await room.arca.run(Self.box(spool: "/tmp"), road: road)
                }
            }
            let id = try await room.arca.run(
                Self.box(trustFile: "/etc/arca/authority.pem", spool: "/var/spool/arca"),
                road: .cli)
            // The form leaves both as they are, and may do without the certificates.
            for trustFile in ["/etc/arca/authority.pem", nil] {
                try await room.arca.run(Self.box(trustFile: trustFile), road: .web)
                let row = try await room.arca.house.store.read { try MailboxRow.find(id, in: $0) }
                #expect(row?.settings.imap?.trustFile == trustFile)
                #expect(row?.settings.spool == "/var/spool/arca")
            }
        }
    }
}
