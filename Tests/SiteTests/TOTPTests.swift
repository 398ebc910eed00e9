import Kernel
import Testing

@testable import Site

@Suite struct TOTPTests {
    private static let secret = Array("12345678901234567890".utf8)

    /// The vectors of RFC 6238, appendix B, by their last six digits.
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
        (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `codes are those of RFC 6238`(_ seconds: Int64, _ code: String) {
        #expect(TOTP.code(Self.secret, step: seconds / 30) == code)
    }

    @Test func `a code is good one step early or late, and never again`() {
        let now = Instant(milliseconds: 1_700_000_010_000)
        let present = TOTP.step(at: now)
        for step in present - 1...present + 1 {
            let code = TOTP.code(Self.secret, step: step)
            #expect(TOTP.step(of: code, Self.secret, at: now, after: 0) == step)
            #expect(TOTP.step(of: code, Self.secret, at: now, after: step) == nil)
            #expect(TOTP.step(of: code, Self.secret, at: now, after: present + 1) == nil)
        }
        for step in [present - 2, present + 2] {
            let code = TOTP.code(Self.secret, step: step)
            #expect(TOTP.step(of: code, Self.secret, at: now, after: 0) == nil)
        }
        for code in ["", "12345", "1234567", "abcdef", "１２３４５６"] {
            #expect(TOTP.step(of: code, Self.secret, at: now, after: 0) == nil)
        }
    }

    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"),
        ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
    func `the key is written in base 32`(_ text: String, _ written: String) {
        #expect(Base32.text(Array(text.utf8)) == written)
    }
}
