/// What identifies someone to the Italian tax office: a person's fiscal code, or the 11 digits
/// of an organisation (or a provisional code).
public enum TaxIdentifier: Hashable, Sendable, TextCoded {
    case person(FiscalCode)
    case organisation(VATNumber)

    /// Reads either; which one was meant is told by its first characters.
    public init(_ text: String) throws(TaxIdentifierFault) {
        let typed = (try? TypedCode(text).bytes) ?? Array(text.utf8.prefix(64))
        let isNumber =
            typed.first?.asciiDigit != nil
            || (typed.starts(with: "IT".utf8) && typed.dropFirst(2).first?.asciiDigit != nil)
        if isNumber {
            do { self = .organisation(try VATNumber(text)) } catch { throw .vatNumber(error) }
        } else {
            do { self = .person(try FiscalCode(text)) } catch { throw .fiscalCode(error) }
        }
    }

    public static func read(_ text: String) throws -> TaxIdentifier { try TaxIdentifier(text) }

    public var description: String {
        switch self {
        case .person(let code): code.description
        case .organisation(let number): number.description
        }
    }
}

/// Why a text is neither a fiscal code nor a VAT number, told of the one that was meant.
public enum TaxIdentifierFault: ValueFault {
    case fiscalCode(FiscalCodeFault)
    case vatNumber(VATNumberFault)

    public var code: String {
        switch self {
        case .fiscalCode(let fault): fault.code
        case .vatNumber(let fault): fault.code
        }
    }

    public var sentence: Bilingual {
        switch self {
        case .fiscalCode(let fault): fault.sentence
        case .vatNumber(let fault): fault.sentence
        }
    }
}
