import Foundation

/// A folder in which OpenSSL makes keys and signs; everything in it is invented.
public struct OpenSSLRoom: Sendable {
    private let folder: URL

    public static func with<Value>(_ body: (OpenSSLRoom) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "cms-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(OpenSSLRoom(folder: folder))
    }

    /// - Parameters:
    ///   - key: as `openssl req -newkey` has it.
    ///   - mail: the address that the certificate names.
    public func certificate(
        _ key: [String] = ["rsa:2048"], name: String = "Bruno Tassi",
        organisation: String = "Officina Tassi", mail: String = "bruno@officinatassi.example"
    ) throws {
        try run(
            ["req", "-x509", "-newkey"] + key + [
                "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "30", "-subj",
                "/CN=\(name)/O=\(organisation)", "-addext",
                "subjectAltName=email:\(mail)",
            ])
    }

    public func sign(_ bytes: [UInt8], _ options: [String], form: String = "DER") throws -> [UInt8]
    {
        try Data(bytes).write(to: folder.appending(path: "in"))
        try run(
            [
                "cms", "-sign", "-binary", "-in", "in", "-signer", "cert.pem", "-inkey", "key.pem",
                "-outform", form, "-out", "out",
            ] + options)
        return Array(try Data(contentsOf: folder.appending(path: "out")))
    }

    /// A letter with its signature beside it, as mail programs write it.
    /// - Parameters:
    ///   - head: header lines of the letter.
    ///   - entity: what is signed, headers of its own and all, with CRLF.
    public func signedLetter(_ head: [String], _ entity: [UInt8]) throws -> [UInt8] {
        let signature = Data(try sign(entity, [])).base64EncodedString(
            options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        let before =
            head + [
                "MIME-Version: 1.0",
                "Content-Type: multipart/signed; protocol=\"application/x-pkcs7-signature\";",
                " micalg=sha-256; boundary=\"SIGNED\"", "", "--SIGNED", "",
            ]
        let after = [
            "", "--SIGNED", "Content-Type: application/x-pkcs7-signature; name=\"smime.p7s\"",
            "Content-Transfer-Encoding: base64",
            "Content-Disposition: attachment; filename=\"smime.p7s\"", "", signature,
            "--SIGNED--", "",
        ]
        return Array(before.joined(separator: "\r\n").utf8) + entity
            + Array(after.joined(separator: "\r\n").utf8)
    }

    public struct Failed: Error { let words: String }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let words = Pipe()
        process.standardError = words
        process.standardOutput = FileHandle.nullDevice
        try process.launchInTurn()
        let said = words.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(words: String(decoding: said, as: UTF8.self))
        }
    }
}
