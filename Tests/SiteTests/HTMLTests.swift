import Site
import Testing

@Suite struct HTMLTests {
    @Test func `what a person wrote can never become markup`() {
        let name = "<script>alert('1')</script> & \"co\""
        let html: HTML = "<p title=\"\(name)\">\(name)</p>"
        #expect(!html.text.contains("<script>"))
        #expect(
            html.text.contains(
                "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;co&quot;"))
    }

    @Test func `a literal inside a choice is markup, a text in it is not`() {
        let name = "<b>"
        let isShown = name.count == 3
        let html: HTML = "\(isShown ? "<p>\(name)</p>" : "")\(isShown ? name : "x")"
        #expect(html.text == "<p>&lt;b&gt;</p>&lt;b&gt;")
    }
}
