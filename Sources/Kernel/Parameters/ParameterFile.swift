import Foundation

/// Reading a parameter file. A book that loads has, for every key, well-formed values that
/// follow one another without gap or overlap.
extension ParameterBook {
    /// - Parameter json: `{"parameters": [{"key", "title": {"it", "en"}, "unit", "values":
    ///   [{"from", "to", "value", "source", "confidence"}]}]}`; `to` is null or missing on the
    ///   value that still holds.
    public init(json: Data) throws(ParameterFault) {
        let file: ParameterFile
        do {
            file = try JSONDecoder().decode(ParameterFile.self, from: json)
        } catch {
            throw .unreadable("\(error)")
        }
        var parameters: [String: Parameter] = [:]
        for entry in file.parameters {
            guard parameters[entry.key] == nil else { throw .duplicateKey(entry.key) }
            parameters[entry.key] = try entry.parameter()
        }
        self.init(parameters)
    }

    /// The figures that come with Arca.
    public static func standard() throws(ParameterFault) -> ParameterBook {
        try loaded.get()
    }

    private static let loaded = Result { () throws(ParameterFault) in
        try ParameterBook(json: Data(PackageResources.house_parameters_json))
    }
}

private struct ParameterFile: Decodable {
    struct Entry: Decodable {
        let key: String
        let title: Bilingual
        let unit: String
        let values: [Value]
    }

    struct Value: Decodable {
        let from: CalendarDate
        let to: CalendarDate?
        let value: String
        let source: String
        let confidence: ParameterConfidence
    }

    let parameters: [Entry]
}

extension ParameterFile.Entry {
    func parameter() throws(ParameterFault) -> Parameter {
        guard isKey else { throw .malformedKey(key) }
        guard !values.isEmpty else { throw .noValues(key) }
        let form = ParameterForm(unit: unit)
        var checked: [ParameterValue] = []
        for value in values {
            guard form.accepts(value.value) else {
                throw .malformedValue(key, value: value.value, unit: unit)
            }
            guard let period = try? Period(from: value.from, to: value.to) else {
                throw .endsBeforeStart(key, from: value.from)
            }
            guard !value.source.isEmpty else { throw .noSource(key, from: value.from) }
            checked.append(
                ParameterValue(
                    period: period, value: value.value, source: value.source,
                    confidence: value.confidence, decision: nil))
        }
        checked.sort { $0.period.from < $1.period.from }
        for (earlier, later) in zip(checked, checked.dropFirst()) {
            if earlier.period.overlaps(later.period) {
                throw .overlap(key, on: later.period.from)
            }
            if let end = earlier.period.to, end.adding(days: 1) != later.period.from {
                throw .gap(key, from: end.adding(days: 1))
            }
        }
        return Parameter(key: key, title: title, unit: unit, values: checked)
    }

    /// Words of ASCII letters and digits, joined by dots.
    private var isKey: Bool {
        let words = key.utf8.split(separator: .point, omittingEmptySubsequences: false)
        return key.utf8.count <= 100
            && words.allSatisfy { word in
                !word.isEmpty
                    && word.allSatisfy { $0.asciiDigit != nil || ($0 & 0xDF).isASCIILetter }
            }
    }
}
