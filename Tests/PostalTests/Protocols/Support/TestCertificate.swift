import ArcaTesting
import Foundation
import NIOSSL
import Testing

/// A certificate for `localhost` that signs itself, made once for the whole run.
struct TestCertificate: Sendable {
    let path: String
    let server: NIOSSLContext

    static let shared: Result<TestCertificate, any Error> = Result { try make() }

    private static let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("postal-\(ProcessInfo.processInfo.processIdentifier)")

    private static func make() throws -> TestCertificate {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(at: TestCertificate.folder) }
        let (key, certificate) = ("\(folder.path)/key.pem", "\(folder.path)/certificate.pem")
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.launchInTurn()
        openssl.waitUntilExit()
        let chain = try NIOSSLCertificate.fromPEMFile(certificate)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(NIOSSLPrivateKey(file: key, format: .pem))))
        return TestCertificate(path: certificate, server: context)
    }
}
