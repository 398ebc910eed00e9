import Kernel

/// What is wrong with one cell, or with one line, of an imported file.
public struct ImportFault: Sendable, Equatable, Codable {
    /// Of the file, from 1, as an editor counts.
    public let line: Int
    /// From 1; nil where it is about the whole line.
    public let column: Int?
    /// The head of the column, as the file has it.
    public let columnName: String?
    public let value: String?
    public let sentence: Bilingual

    public init(line: Int, column: Int?, columnName: String?, value: String?, sentence: Bilingual) {
        self.line = line
        self.column = column
        self.columnName = columnName
        self.value = value.map { $0.beginning(200) }
        self.sentence = sentence
    }
}

/// What an import would do, or has done.
public struct ImportReport: Sendable, Equatable, Codable {
    public var rows = 0
    /// Parties that were not known before.
    public var created = 0
    /// Known before; something was added or put right.
    public var changed = 0
    public var unchanged = 0
    public var failed = 0
    /// The first of them, in the order of the lines.
    public var faults: [ImportFault] = []
    /// Columns of the file that mean nothing to us.
    public var ignoredColumns: [String] = []
    /// Member numbers that would be missing between the first and the last.
    public var missingNumbers: [Int] = []

    static let mostFaults = 1_000

    public init() {}

    mutating func note(_ faults: [ImportFault]) {
        self.faults += faults.prefix(max(0, Self.mostFaults - self.faults.count))
    }
}
