/// What a message says of having been sent by a program (RFC 3834, RFC 2369, RFC 3464, and for
/// certified mail RFC 6109).
public struct Automation: Sendable, Hashable {
    /// The first word of `Auto-Submitted` in small letters, for example `auto-replied`.
    public let autoSubmitted: String?

    /// The id of the mailing list, without brackets, in small letters.
    public let listID: String?

    /// `Precedence` in small letters, for example `bulk`.
    public let precedence: String?

    /// Whether no person wrote this: a list, a newsletter, an absence note, a report, a receipt.
    public let isAutomatic: Bool

    /// Whether this reports that a message of ours did not arrive. A report of delay, of reading
    /// or of success is automatic but no bounce.
    public let isBounce: Bool

    init(_ headers: [MessageHeader], _ parts: [MessagePart]) {
        autoSubmitted = headers.first("auto-submitted").map { ContentField($0.value).value }
        listID = headers.first("list-id").flatMap { header in
            (MessageIdentifiers.first(header.value) ?? header.decoded).lowercased()
        }
        precedence = headers.first("precedence")?.decoded.lowercased()
        let certifiedReceipt = headers.first("x-ricevuta")?.decoded.lowercased()
        isBounce = Self.isBounce(headers, parts, certifiedReceipt)
        let bulk: Set<String> = ["bulk", "list", "junk", "auto_reply"]
        let marks = [
            "list-unsubscribe", "list-post", "x-autoreply", "x-autorespond", "x-failed-recipients",
        ]
        isAutomatic =
            isBounce || (autoSubmitted.map { $0 != "no" && !$0.isEmpty } ?? false)
            || listID != nil || precedence.map(bulk.contains) ?? false || certifiedReceipt != nil
            || parts.first?.type == "multipart/report" || Self.hasNoReturn(headers)
            || marks.contains { headers.first($0) != nil }
    }

    /// `Return-Path: <>`: the sender wants no answer whatsoever (RFC 5321, 4.5.5).
    private static func hasNoReturn(_ headers: [MessageHeader]) -> Bool {
        headers.first("return-path")?.value == "<>"
    }

    private static let failedReceipts: Set<String> = [
        "non-accettazione", "errore-consegna", "rilevazione-virus",
    ]

    private static func isBounce(
        _ headers: [MessageHeader], _ parts: [MessagePart], _ certifiedReceipt: String?
    ) -> Bool {
        if let certifiedReceipt { return failedReceipts.contains(certifiedReceipt) }
        let statuses = parts.filter { $0.type == "message/delivery-status" }
        if !statuses.isEmpty { return statuses.contains(where: reportsFailure) }
        if headers.first("x-failed-recipients") != nil { return true }
        let from = AddressListParser.parse(headers.first("from")?.value ?? "").first
        let local = (from?.address ?? "").prefix { $0 != "@" }.lowercased()
        return ["mailer-daemon", "postmaster"].contains(local) && hasNoReturn(headers)
    }

    /// Whether a delivery status names an action that failed (RFC 3464, 2.3.3).
    private static func reportsFailure(_ part: MessagePart) -> Bool {
        (part.text ?? "").split(separator: "\n").contains { line in
            let field = line.lowercased().split(separator: ":", maxSplits: 1)
            guard field.count == 2, field[0] == "action" else { return false }
            return CleanText.line(String(field[1])).hasPrefix("failed")
        }
    }
}
