import CLibPQ

/// One answer of libpq, freed with this object. Columns come in the binary format.
final class PostgresResult {
    private let handle: OpaquePointer
    let columns: [String]
    private let types: [Oid]

    init(_ handle: OpaquePointer) {
        self.handle = handle
        let count = PQnfields(handle)
        columns = (0..<count).map { index in
            PQfname(handle, index).map { String(cString: $0) } ?? ""
        }
        types = (0..<count).map { PQftype(handle, $0) }
    }

    deinit { PQclear(handle) }

    var rowCount: Int { Int(PQntuples(handle)) }

    var changedCount: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// What was done: `COMMIT`, `ROLLBACK`, `UPDATE 3`.
    var command: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    var state: String {
        PQresultErrorField(handle, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }

    var errorMessage: String {
        PQresultErrorField(handle, Int32(UInt8(ascii: "M"))).map { String(cString: $0) } ?? ""
    }

    func row(_ index: Int) throws -> Row {
        Row(
            columns: columns,
            values: try types.indices.map { try value(row: Int32(index), column: $0) })
    }

    private func value(row: Int32, column: Int) throws -> SQLValue {
        let index = Int32(column)
        if PQgetisnull(handle, row, index) == 1 { return .null }
        let length = Int(PQgetlength(handle, row, index))
        let bytes = UnsafeRawBufferPointer(start: PQgetvalue(handle, row, index), count: length)
        switch types[column] {
        case 20, 21, 23, 26: return .integer(Self.integer(bytes))
        case 16: return .integer(bytes.first == 0 ? 0 : 1)
        case 701: return .real(Double(bitPattern: UInt64(bitPattern: Self.integer(bytes))))
        case 700:
            return .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: Self.integer(bytes)))))
        case 25, 1043, 1042, 19, 705, 18: return .text(String(decoding: bytes, as: UTF8.self))
        case 17: return .bytes([UInt8](bytes))
        case let type:
            throw UnreadableColumn(column: columns[column], wanted: "known type (\(type))")
        }
    }

    /// Big-endian, sign extended, of 2, 4 or 8 bytes.
    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        guard let first = bytes.first else { return 0 }
        var value: Int64 = first >= 0x80 ? -1 : 0
        for byte in bytes { value = (value << 8) | Int64(byte) }
        return value
    }
}

/// Parameters in the shape that libpq wants, alive for the length of one call.
enum PostgresParameters {
    typealias Pointers = UnsafePointer<UnsafePointer<CChar>?>?
    typealias Numbers = UnsafePointer<Int32>?

    static func with<Result>(
        _ values: [SQLValue], _ body: (Pointers, Numbers, Numbers) throws -> Result
    ) throws -> Result {
        var storage: [UInt8] = []
        var offsets: [Int?] = []
        var lengths: [Int32] = []
        var formats: [Int32] = []
        for value in values {
            guard let (bytes, isBinary) = try encoded(value) else {
                offsets.append(nil)
                lengths.append(0)
                formats.append(0)
                continue
            }
            offsets.append(storage.count)
            lengths.append(Int32(bytes.count))
            formats.append(isBinary ? 1 : 0)
            storage += bytes
            storage.append(0)
        }
        return try storage.withUnsafeBytes { buffer in
            let base = buffer.baseAddress
            let pointers = offsets.map { offset in
                offset.flatMap { base?.advanced(by: $0).assumingMemoryBound(to: CChar.self) }
            }
            return try pointers.withUnsafeBufferPointer { pointers in
                try lengths.withUnsafeBufferPointer { lengths in
                    try formats.withUnsafeBufferPointer { formats in
                        try body(pointers.baseAddress, lengths.baseAddress, formats.baseAddress)
                    }
                }
            }
        }
    }

    private static func encoded(_ value: SQLValue) throws -> (bytes: [UInt8], isBinary: Bool)? {
        switch value {
        case .null: return nil
        case .integer(let number): return (Array(String(number).utf8), false)
        case .real(let number): return (Array(String(number).utf8), false)
        case .boolean(let flag): return ([UInt8(ascii: flag ? "t" : "f")], false)
        case .text(let text):
            let bytes = Array(text.utf8)
            guard !bytes.contains(0) else {
                throw StoreFault.failed("a text contains the character NUL", statement: "")
            }
            return (bytes, false)
        case .bytes(let bytes): return (bytes, true)
        case .integerList(let numbers):
            return (
                Array(("{" + numbers.map(String.init).joined(separator: ",") + "}").utf8), false
            )
        }
    }
}
