import ArcaTesting
import Foundation
import Testing

@testable import CMS

/// Signatures that OpenSSL made, and what becomes of them when bytes change.
@Suite struct SignedDataTests {
    struct Key: Sendable, CustomTestStringConvertible {
        let name: String
        let arguments: [String]
        var signing: [String] = []
        var testDescription: String { name }
    }

    static let keys = [
        Key(name: "RSA", arguments: ["rsa:2048"]),
        Key(name: "RSA, SHA-512", arguments: ["rsa:3072"], signing: ["-md", "sha512"]),
        Key(
            name: "RSA PSS", arguments: ["rsa:2048"],
            signing: ["-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:digest"]),
        Key(name: "P-256", arguments: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]),
        Key(
            name: "P-384", arguments: ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
            signing: ["-md", "sha384"]),
    ]

    @Test(arguments: keys)
    func `a signature holds over its bytes and over no others`(_ key: Key) throws {
        try OpenSSLRoom.with { room in
            try room.certificate(key.arguments)
            let text = Array("Il contratto vale 1.200 euro.\r\n".utf8)
            let inside = try SignedData(try room.sign(text, ["-nodetach"] + key.signing))
            #expect(inside.content == text)
            let signer = try #require(inside.signers().first)
            #expect(signer.standing == .holds)
            let certificate = try #require(signer.certificate)
            #expect(certificate.subject == "Bruno Tassi" && certificate.issuer == "Bruno Tassi")
            #expect(certificate.organisation == "Officina Tassi")
            #expect(certificate.mailAddresses == ["bruno@officinatassi.example"])
            #expect(certificate.validFrom < certificate.validUntil)
            #expect(signer.signedAt != nil)
            let beside = try SignedData(try room.sign(text, key.signing))
            #expect(beside.content == nil)
            #expect(beside.signers(over: text).map(\.standing) == [.holds])
            #expect(beside.signers(over: text + [0x20]).map(\.standing) == [.contentChanged])
            let written = try SignedData(
                try room.sign(text, ["-nodetach"] + key.signing, form: "PEM"))
            #expect(written.signers().map(\.standing) == [.holds])
            // OpenSSL itself fails at streaming this one.
            if key.name == "RSA PSS" { return }
            // In pieces, as programs write that do not know the end;
            let streamed = try SignedData(
                try room.sign(text, ["-nodetach", "-stream"] + key.signing))
            #expect(streamed.signers().map(\.standing) == [.holds])
        }
    }

    @Test func `no certificate, no attributes, an old digest: each is told`() throws {
        try OpenSSLRoom.with { room in
            try room.certificate(["rsa:2048"])
            let text = Array("Testo.".utf8)
            let bare = try SignedData(try room.sign(text, ["-nocerts"]))
            #expect(bare.signers(over: text).map(\.standing) == [.certificateMissing])
            let plain = try SignedData(try room.sign(text, ["-noattr"]))
            #expect(plain.signers(over: text).map(\.standing) == [.holds])
            #expect(plain.signers(over: text + text).map(\.standing) == [.contentChanged])
            let old = try SignedData(try room.sign(text, ["-md", "sha1"]))
            #expect(old.signers(over: text).map(\.standing) == [.cannotTell])
        }
    }

    @Test func `a byte changed anywhere never makes it hold for other bytes`() throws {
        try OpenSSLRoom.with { room in
            try room.certificate(["ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
            let text = Array("Testo firmato.".utf8)
            let whole = try room.sign(text, ["-nodetach"])
            for place in whole.indices {
                var changed = whole
                changed[place] ^= 0x55
                guard let data = try? SignedData(changed) else { continue }
                for signer in data.signers() where signer.standing == .holds {
                    #expect(data.content == text)
                }
            }
            for length in stride(from: 0, to: whole.count, by: 7) {
                #expect(throws: SignedData.Unreadable.self) {
                    try SignedData(Array(whole.prefix(length)))
                }
            }
        }
    }

    @Test func `nests, floods of small values and endless lengths are turned away`() {
        let deep = Array(repeating: [0x30, 0x80] as [UInt8], count: 100_000).flatMap(\.self)
        let flood =
            [0x30, 0x80]
            + Array(repeating: [0x05, 0x00] as [UInt8], count: 2_000_000).flatMap(\.self) + [0, 0]
        let long: [UInt8] = [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0x02, 0x01, 0x00]
        for bytes in [deep, flood, long, [], [0x30], [0x1F, 0x80]] {
            #expect(throws: SignedData.Unreadable.self) { try SignedData(bytes) }
        }
        #expect(throws: SignedData.Unreadable.self) {
            try SignedData([UInt8](repeating: 0x30, count: 100), most: 50)
        }
    }

    @Test func `a text in more pieces than any program writes is turned away, and soon`() throws {
        func pieces(_ count: Int) -> [UInt8] {
            [0x24, 0x80]
                + Array(repeating: [0x04, 0x01, 0x78] as [UInt8], count: count).flatMap(\.self)
                + [0, 0]
        }
        let most = try BER(pieces(100_000)[...]).octets(most: 1 << 20)
        #expect(most.count == 100_000 && most.allSatisfy { $0 == 0x78 })
        let began = ContinuousClock.now
        // A megabyte of nothing but small pieces.
        let flood = pieces(400_000)
        let value = try BER(flood[...])
        #expect(throws: BER.Unreadable.self) { try value.octets(most: 1 << 24) }
        #expect(throws: BER.Unreadable.self) { try BER(pieces(100_001)[...]).octets(most: 1 << 20) }
        // Work that grows with the square of the pieces would take hours.
        #expect(ContinuousClock.now - began < .seconds(60))
    }
}
