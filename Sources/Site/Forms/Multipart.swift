/// Reads `multipart/form-data` (RFC 7578), the form in which browsers send files.
enum Multipart {
    private static let mostParts = 500
    /// RFC 2046, 5.1.1.
    private static let longestBoundary = 70

    /// Nil where the body is no such thing.
    ///
    /// - Throws: `Guard.Failure.tooLarge` where parts beyond the last one read would be missing without
    ///   a word.
    static func form(_ body: [UInt8], contentType: String) throws(Guard.Failure) -> Form? {
        guard let boundary = boundary(in: contentType) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        var form = Form()
        let nextLine = [13, 10] + delimiter
        var position =
            body.starts(with: delimiter) ? 0 : find(nextLine, in: body, from: 0).map { $0 + 2 }
        for number in 0...mostParts {
            guard let start = position else {
                return form.fields.isEmpty && form.files.isEmpty ? nil : form
            }
            var cursor = start + delimiter.count
            if body[cursor...].starts(with: Array("--".utf8)) { return form }
            guard number < mostParts else { throw .tooLarge }
            cursor += body[cursor...].starts(with: [13, 10]) ? 2 : 1
            guard cursor <= body.count,
                let headEnd = find([13, 10, 13, 10], in: body, from: cursor),
                let next = find(nextLine, in: body, from: headEnd + 2)
            else { return nil }
            let head = String(decoding: body[cursor..<headEnd], as: UTF8.self)
            let from = min(headEnd + 4, next)
            add(head: head, bytes: body[from..<max(from, next)], to: &form)
            position = next + 2
        }
        return form
    }

    private static func add(head: String, bytes: ArraySlice<UInt8>, to form: inout Form) {
        var name: String?
        var fileName: String?
        var type = "application/octet-stream"
        for line in head.split(separator: "\r\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            switch parts[0].lowercased() {
            case "content-disposition":
                name = parameter("name", in: parts[1])
                fileName = parameter("filename", in: parts[1])
            case "content-type": type = parts[1].trimmingPrefix(" ").description
            default: continue
            }
        }
        guard let name else { return }
        if let fileName {
            form.files.append(
                Form.File(field: name, name: fileName, type: type, bytes: Array(bytes)))
        } else {
            form.fields.append((name, String(decoding: bytes, as: UTF8.self)))
        }
    }

    private static func boundary(in contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        let boundary = parameter("boundary", in: contentType[...])
        return boundary.flatMap { (1...longestBoundary).contains($0.utf8.count) ? $0 : nil }
    }

    /// `name="value"`; browsers write a quote inside a name as `%22`.
    private static func parameter(_ name: String, in text: Substring) -> String? {
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else {
                continue
            }
            let value = pair[1].trimmingPrefix(" ")
            let bare = value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value[...]
            return String(bare.replacing("%22", with: "\""))
        }
        return nil
    }

    /// Looks for the first byte quickly, then compares. What is looked for begins with the end of a line and
    /// has none after it but for the two of a head's end, so a body that almost holds it everywhere costs no more.
    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, start <= body.count else { return nil }
        var position = start
        while let found = body[position...].firstIndex(of: first) {
            if body[found...].starts(with: needle) { return found }
            position = found + 1
        }
        return nil
    }
}
