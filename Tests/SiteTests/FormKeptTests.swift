import Store
import Testing

@testable import Site

/// A form that came while the database was out of reach.
@Suite struct FormKeptTests {
    private func kept(_ fields: [(name: String, value: String)], files: [Form.File] = [])
        -> FormKept
    {
        FormKept(
            form: Form(fields: [("_key", "k1"), ("_token", "t1")] + fields, files: files),
            address: "/cases/7/replies?then=next",
            fault: .connectionLost("gone", outcomeUnknown: true))
    }

    private func html(_ kept: FormKept) -> String {
        ErrorPages.fault(kept, Say(.italian)).body.text
    }

    @Test func `what was sent comes back with the same key, to the same address`() {
        let html = html(kept([("words", "Buongiorno,\nla polizza \"è\" <pronta>.")]))
        #expect(html.contains(#"action="/cases/7/replies?then=next""#))
        #expect(html.contains(#"name="_key" value="k1""#))
        #expect(html.contains(#"name="_token" value="t1""#))
        #expect(html.contains("la polizza &quot;è&quot; &lt;pronta&gt;."))
        #expect(!html.contains("<pronta>"))
    }

    @Test(arguments: ["password", "newPassword", "smtp.password", "code"])
    func `a password is not written into a page`(_ name: String) {
        let kept = kept([(name, "segreto-1")])
        #expect(!kept.canComeBack)
        #expect(!html(kept).contains("segreto-1"))
        #expect(!html(kept).contains("<form"))
    }

    @Test func `a letter does not leave without its file`() {
        let file = Form.File(
            field: "files", name: "polizza.pdf", type: "application/pdf", bytes: [1])
        #expect(!kept([("words", "in allegato")], files: [file]).canComeBack)
        let none = Form.File(field: "files", name: "", type: "", bytes: [])
        #expect(kept([("words", "niente allegato")], files: [none]).canComeBack)
    }

    @Test func `what has no key is not offered again, and neither is what is too long`() {
        let keyless = FormKept(
            form: Form(fields: [("words", "a")]), address: "/x", fault: .busy("b"))
        #expect(!keyless.canComeBack)
        #expect(!kept([("words", String(repeating: "a", count: 2_000_000))]).canComeBack)
    }
}
