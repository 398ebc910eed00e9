/// The transfer encodings of mail (RFC 2045, 6), read as leniently as they are written.
///
/// GMime's decoders are not used: its base64 stops for good at the first padding, and what
/// follows would be lost.
enum TransferDecoder {
    struct Decoded {
        let bytes: ByteSlice
        var fault: MessageFault?
    }

    /// The content of a part. An unknown encoding, or one that plainly was not applied, leaves
    /// the bytes as they are.
    static func decode(_ body: ByteSlice, encoding: String?, budget: ParseBudget) -> Decoded {
        let name = encoding.map { String($0.prefix { $0 != ";" && $0 != " " }).lowercased() }
        let decoder: (UnsafeBufferPointer<UInt8>) -> [UInt8]?
        switch name {
        case nil, "", "7bit", "8bit", "binary", "7-bit", "8-bit", "8bits":
            return Decoded(bytes: body)
        case "base64": decoder = Base64Lines.decode
        case "quoted-printable": decoder = QuotedPrintable.decode
        case "x-uuencode", "uuencode", "x-uue", "uue": decoder = UUEncoding.decode
        default:
            return Decoded(bytes: body, fault: .encodingUnknown)
        }
        guard budget.takeDecoded(body.count) else {
            return Decoded(bytes: body, fault: .decodedTooLarge)
        }
        guard let bytes = body.withUnsafeBufferPointer(decoder) else {
            return Decoded(bytes: body, fault: .encodingBroken)
        }
        return Decoded(bytes: bytes[...])
    }
}
