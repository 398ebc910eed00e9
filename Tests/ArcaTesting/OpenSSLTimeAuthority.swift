import Foundation

/// A time authority that OpenSSL runs (RFC 3161), under a root of its own; everything in it is invented.
public struct OpenSSLTimeAuthority: Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        case rsa, curve

        var key: [String] {
            switch self {
            case .rsa: ["rsa:3072"]
            case .curve: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            }
        }
    }

    public let root: String
    private let folder: URL

    public init(_ kind: Kind, usage: String = "timeStamping") throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "time-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Self.settings.utf8).write(to: folder.appending(path: "settings"))
        try Data("01\n".utf8).write(to: folder.appending(path: "serial"))
        try Data("extendedKeyUsage=critical,\(usage)\n".utf8).write(
            to: folder.appending(path: "usage"))
        _ = try Self.openssl(
            ["req", "-x509", "-newkey"] + kind.key + [
                "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj",
                "/CN=Radice di prova",
            ], in: folder)
        _ = try Self.openssl(
            ["req", "-newkey"] + kind.key + [
                "-nodes", "-keyout", "time.key", "-out", "time.csr", "-subj", "/CN=Marca di prova",
            ], in: folder)
        _ = try Self.openssl(
            [
                "x509", "-req", "-in", "time.csr", "-CA", "root.pem", "-CAkey", "root.key",
                "-CAcreateserial", "-days", "20", "-extfile", "usage", "-out", "time.pem",
            ], in: folder)
        root = try String(contentsOf: folder.appending(path: "root.pem"), encoding: .utf8)
    }

    private static let settings = """
        [tsa]
        default_tsa = one
        [one]
        serial = serial
        crypto_device = builtin
        signer_cert = time.pem
        signer_key = time.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        accuracy = secs:1
        ordering = yes
        tsa_name = yes
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256

        """

    /// What the authority answers to a question.
    public func answer(_ request: [UInt8]) throws -> [UInt8] {
        let name = "\(UInt64.random(in: 0...UInt64.max))"
        try Data(request).write(to: folder.appending(path: "\(name).tsq"))
        _ = try Self.openssl(
            [
                "ts", "-reply", "-config", "settings", "-queryfile", "\(name).tsq", "-out",
                "\(name).tsr",
            ],
            in: folder)
        return Array(try Data(contentsOf: folder.appending(path: "\(name).tsr")))
    }

    /// How OpenSSL reads a question.
    public func read(_ request: [UInt8]) throws -> String {
        try Data(request).write(to: folder.appending(path: "read.tsq"))
        return try Self.openssl(["ts", "-query", "-in", "read.tsq", "-text"], in: folder)
    }

    public func close() { try? FileManager.default.removeItem(at: folder) }

    private static func openssl(_ arguments: [String], in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let (words, faults) = (Pipe(), Pipe())
        process.standardOutput = words
        process.standardError = faults
        try process.launchInTurn()
        let said = words.fileHandleForReading.readDataToEndOfFile()
        let wrong = faults.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw OpenSSLRoom.Failed(words: String(decoding: wrong, as: UTF8.self))
        }
        return String(decoding: said, as: UTF8.self)
    }
}
