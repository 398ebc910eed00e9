import ArcaTesting
import Crypto
import Foundation
import Testing

@testable import CMS

/// Time marks by an authority that OpenSSL runs, with a root above it.
@Suite struct TimeStampTests {
    private static let marked = Array("arca/il-borgo/01\n43\nhash\n".utf8)

    private static func request(_ bytes: [UInt8] = marked, chance: UInt8 = 0xFF) -> TimeStampRequest
    {
        TimeStampRequest(
            imprint: Array(SHA256.hash(data: bytes)), chance: [UInt8](repeating: chance, count: 16))
    }

    private static func fault(
        _ response: [UInt8], _ marked: [UInt8] = marked, _ request: TimeStampRequest? = request(),
        roots: String
    ) async -> TimeStamp.Fault? {
        do throws(TimeStamp.Fault) {
            try await TimeStamp(response: response).check(marked, answering: request, roots: roots)
            return nil
        } catch { return error }
    }

    @Test(arguments: OpenSSLTimeAuthority.Kind.allCases)
    func `E1: a time mark holds over what was marked, by an authority that is trusted`(
        _ kind: OpenSSLTimeAuthority.Kind
    ) async throws {
        let authority = try OpenSSLTimeAuthority(kind)
        defer { authority.close() }
        let response = try authority.answer(Self.request().bytes)
        let mark = try TimeStamp(response: response)
        #expect(abs(mark.time - Int64(Date().timeIntervalSince1970 * 1000)) < 120_000)
        #expect(mark.authority.subject == "Marca di prova")
        #expect(await Self.fault(response, roots: authority.root) == nil)
        // Years later nobody has the question any more.
        #expect(await Self.fault(response, Self.marked, nil, roots: authority.root) == nil)
        #expect(await Self.fault(response, Self.marked + [1], roots: authority.root) == .otherBytes)
        let other = Self.request(chance: 3)
        #expect(
            await Self.fault(response, Self.marked, other, roots: authority.root) == .otherQuestion)
        let stranger = try OpenSSLTimeAuthority(kind)
        defer { stranger.close() }
        #expect(await Self.fault(response, roots: stranger.root) == .notTrusted)
        #expect(TimeStamp.count(ofRoots: authority.root + stranger.root) == 2)
        #expect(TimeStamp.count(ofRoots: "niente") == nil && TimeStamp.count(ofRoots: "") == nil)
    }

    @Test func `E1: a certificate that is not for time marks makes none`() async throws {
        let authority = try OpenSSLTimeAuthority(.rsa, usage: "timeStamping,emailProtection")
        defer { authority.close() }
        let response = try? authority.answer(Self.request().bytes)
        // OpenSSL itself refuses to sign with it, or we refuse what it signed.
        if let response {
            let fault = await Self.fault(response, roots: authority.root)
            #expect(fault == .notForTime || fault == .refused || fault == .unreadable)
        }
    }

    @Test func `E1: a time mark that was changed anywhere does not hold`() async throws {
        let authority = try OpenSSLTimeAuthority(.curve)
        defer { authority.close() }
        let response = try authority.answer(Self.request().bytes)
        let bytes = try TimeStamp(response: response)
        var unseen = 0
        for place in response.indices {
            var changed = response
            changed[place] ^= 0x10
            guard await Self.fault(changed, roots: authority.root) == nil else { continue }
            // Only what is outside of what was signed may differ, and then it says the same.
            let read = try TimeStamp(response: changed)
            #expect(read.time == bytes.time && read.serial == bytes.serial, "byte \(place)")
            unseen += 1
        }
        #expect(unseen < response.count / 10)
        for length in [0, 1, 5, response.count / 2, response.count - 1] {
            #expect(
                await Self.fault(Array(response.prefix(length)), roots: authority.root)
                    == .unreadable)
        }
        let refusal = try authority.answer([0x30, 0x03, 0x02, 0x01, 0x05])
        #expect(await Self.fault(refusal, roots: authority.root) == .refused)
    }

    @Test func `E1: a question is written as others read it`() throws {
        let authority = try OpenSSLTimeAuthority(.rsa)
        defer { authority.close() }
        let said = try authority.read(Self.request().bytes)
        #expect(
            said.contains("Hash Algorithm: sha256") && said.contains("Certificate required: yes"))
        #expect(said.contains("Nonce: 0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"))
    }
}
