import ArcaTesting
import Foundation
import Testing

@testable import Outside
@testable import Webhooks

/// The line goes to an address that was judged, and still asks for the name's certificate. The receiver
/// is Python's own server.
@Suite struct PinnedLineTests {
    private static let script = """
        import http.server, ssl, sys
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers['Content-Length']))
                self.send_response(200 if self.headers['Host'].startswith('localhost:') else 400)
                self.send_header('Content-Length', '0')
                self.end_headers()
            def log_message(self, *_): pass
        server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        print(server.server_port, flush=True)
        server.serve_forever()
        """

    private func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.launchInTurn()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    /// What becomes of a message to `https://localhost`, whose receiver shows a certificate of a name.
    private func answer(to name: String) async throws -> WebhookAnswer {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "pinned-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (key, certificate) = ("\(folder.path)/key.pem", "\(folder.path)/certificate.pem")
        try run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-addext",
                "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
            ])
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/python3")
        python.arguments = ["-c", Self.script, certificate, key]
        let output = Pipe()
        python.standardOutput = output
        python.standardError = FileHandle.nullDevice
        try python.launchInTurn()
        defer { python.terminate() }
        let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            .filter(\.isNumber)
        let address = try #require(OutsideAddress("https://localhost:\(port)/arca"))
        let post = OutsideLine(trust: .file(certificate))
        let answer = await post.post("{}", headers: [], to: address, isHere: true)
        // The line stays open for the next one.
        if answer.isDelivered {
            let second = await post.post("{}", headers: [], to: address, isHere: true)
            #expect(second == answer)
        }
        await post.close()
        return answer
    }

    @Test func `C4: the certificate must be of the name, whatever address the line goes to`()
        async throws
    {
        #expect(try await answer(to: "localhost") == .status(200))
        #expect(try await answer(to: "altro.example") == .fault(.badCertificate))
    }

    /// Answers at once, and then byte by byte for minutes.
    private static let dribble = """
        import http.server, time
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers['Content-Length']))
                self.send_response(200)
                self.send_header('Content-Length', '10000')
                self.end_headers()
                for _ in range(300):
                    self.wfile.write(b'x')
                    self.wfile.flush()
                    time.sleep(0.5)
            def log_message(self, *_): pass
        server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()
        """

    @Test(.timeLimit(.minutes(2))) func `C4: who answers byte by byte holds nobody up`()
        async throws
    {
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/python3")
        python.arguments = ["-c", Self.dribble]
        let output = Pipe()
        python.standardOutput = output
        python.standardError = FileHandle.nullDevice
        try python.launchInTurn()
        defer { python.terminate() }
        let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            .filter(\.isNumber)
        let address = try #require(OutsideAddress("http://localhost:\(port)/"))
        let line = OutsideLine()
        let answer = await line.post([1], headers: [], to: address, isHere: true)
        #expect(answer == .said(status: 200, body: [], later: nil))
        await line.close()
    }
}
