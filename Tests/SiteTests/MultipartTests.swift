import Foundation
import Testing

@testable import Site

@Suite struct MultipartTests {
    private func body(_ parts: Int, closed: Bool = true) -> [UInt8] {
        let part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        return Array((String(repeating: part, count: parts) + (closed ? "--x--\r\n" : "")).utf8)
    }

    private func form(_ body: [UInt8]) throws -> Form? {
        try Multipart.form(body, contentType: "multipart/form-data; boundary=x")
    }

    /// Of work that this thread has done: others share the machine.
    private static func seconds() -> Double {
        var spent = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent)
        return Double(spent.tv_sec) + Double(spent.tv_nsec) / 1e9
    }

    @Test func `so many parts are read, one more is refused as a whole`() throws {
        #expect(try form(body(1))?.fields.count == 1)
        #expect(try form(body(500))?.fields.count == 500)
        for count in [501, 502, 3_000] {
            #expect(throws: Guard.Failure.tooLarge) { try form(body(count)) }
            #expect(throws: Guard.Failure.tooLarge) { try form(body(count, closed: false)) }
        }
    }

    @Test func `a body that almost holds the boundary everywhere costs no more than another`()
        throws
    {
        let type = "multipart/form-data; boundary=" + String(repeating: "-", count: 69) + "x"
        let dashes = String(repeating: "-", count: 71)
        for line in ["-", "\r\n" + dashes] {
            let body = Array(String(repeating: line, count: (1 << 20) / line.utf8.count).utf8)
            let began = Self.seconds()
            #expect(try Multipart.form(body, contentType: type) == nil)
            #expect(Self.seconds() - began < 3)
        }
    }

    @Test func `what stands before the first boundary is skipped`() throws {
        #expect(try form(Array("per chi legge\r\n".utf8) + body(2))?.fields.count == 2)
        #expect(try form(Array("per chi legge--x".utf8) + body(2)) != nil)
    }

    @Test func `no boundary is longer than the standard has it`() throws {
        for (count, isOne) in [(70, true), (71, false)] {
            let boundary = String(repeating: "x", count: count)
            let text = String(decoding: body(1), as: UTF8.self)
                .replacing("--x", with: "--" + boundary)
            let form = try Multipart.form(
                Array(text.utf8), contentType: "multipart/form-data; boundary=\(boundary)")
            #expect((form != nil) == isOne)
        }
    }

    @Test func `what breaks off, or is none, is no form`() throws {
        #expect(try form(Array("--x\r\nContent-Disposition: form-data".utf8)) == nil)
        #expect(try form([]) == nil)
        #expect(try Multipart.form(body(1), contentType: "text/plain") == nil)
    }
}
