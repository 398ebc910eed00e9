import Dispatch
import Foundation

/// Runs a program over one file in a process of its own: half a minute, 20 seconds of work, 1 GiB of
/// memory, no file written, and no more taken from it than asked for. Whatever a hostile file does to
/// it, it does to that process.
struct ChildTool: Sendable {
    let path: String

    private static let queue = DispatchQueue(label: "attachments", attributes: .concurrent)
    private static let limits = [
        "--as=1073741824", "--cpu=20", "--fsize=0", "--core=0", "--nofile=64",
    ]

    /// What the program wrote, as far as it came; empty where it could make nothing of the file.
    /// - Parameter arguments: given the path of the file.
    func output(
        over bytes: [UInt8], limit: Int, _ arguments: @escaping @Sendable (String) -> [String]
    ) async throws -> [UInt8] {
        try await withCheckedThrowingContinuation { continuation in
            Self.queue.async {
                continuation.resume(with: Result { try run(bytes, limit, arguments) })
            }
        }
    }

    private func run(_ bytes: [UInt8], _ limit: Int, _ arguments: (String) -> [String]) throws
        -> [UInt8]
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "arca-attachment-\(ProcessInfo.processInfo.globallyUniqueString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "file")
        try Data(bytes).write(to: file)
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments =
            ["--kill-after=2", "30", "prlimit"] + Self.limits + [path] + arguments(file.path)
        process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardOutput = pipe
        try process.run()
        var output: [UInt8] = []
        let reading = pipe.fileHandleForReading
        while output.count < limit,
            let piece = try reading.read(upToCount: min(64 << 10, limit - output.count)),
            !piece.isEmpty
        {
            output += piece
        }
        if output.count >= limit { process.terminate() }
        try? reading.close()
        process.waitUntilExit()
        return output
    }
}
