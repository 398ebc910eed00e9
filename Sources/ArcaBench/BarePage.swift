import ArgumentParser
import Hummingbird
import Logging
import Site

/// Serves one page made of constant data by the same pieces of HTML as Arca's pages, and nothing
/// else: no session, no database, no rights. What a page of ours could at best come to.
struct BarePage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "page")

    @Option(help: "The port on loopback.") var port: Int
    @Option(help: "How large the page is, in KiB.") var size = 30

    func run() async throws {
        let router = Router()
        let size = size * 1_024
        router.get("/") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: Self.page(of: size).text)))
        }
        try await Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            logger: Logger(label: "bare") { _ in SwiftLogNoOpLogHandler() }
        ).runService()
    }

    private struct Line {
        let name = "Giulia Ferrari"
        let subject = "Polizza auto: rinnovo & pagamento"
        let day = "30 novembre 2026"
        let number = 4_711
    }

    /// Rows as lists of ours have them, until the page is that large.
    private static func page(of size: Int) -> HTML {
        var rows: [HTML] = []
        var length = 0
        let line = Line()
        while length < size {
            let row: HTML = """
                <tr><td>\(face(line.name))<a href="/parties/\(line.number)">\(line.name)</a></td>
                <td>\(line.subject) \(tag(line.subject, .sea))</td><td>\(state(line.day, .good))</td></tr>

                """
            length += row.text.utf8.count
            rows.append(row)
        }
        return """
            <!doctype html><html lang="it"><title>\(line.subject)</title>
            <body><table>\(rows)</table></body></html>
            """
    }
}
