import ArcaTesting
import Foundation

/// Letters of certified mail as an invented provider writes them (RFC 6109).
struct CertifiedLetters {
    let openssl: OpenSSLRoom

    static let provider = "posta-certificata@gestore.example"

    /// A room with the provider's key.
    static func with<Value>(_ body: (CertifiedLetters) throws -> Value) throws -> Value {
        try OpenSSLRoom.with { room in
            try room.certificate(name: "Gestore PEC", organisation: "Gestore SpA", mail: provider)
            return try body(CertifiedLetters(openssl: room))
        }
    }

    static func lines(_ lines: [String]) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

    static func data(
        kind: String, messageID: String, delivery: String? = nil, receipt: String? = nil,
        error: String = "nessuno"
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?><postacert tipo="\(kind)" errore="\(error)"><intestazione>\
        <mittente>bruno@pec.officinatassi.example</mittente>\
        <destinatari tipo="certificato">info@ilborgo.example</destinatari><risposte>bruno@pec.officinatassi.example</risposte>\
        <oggetto>Disdetta</oggetto></intestazione><dati><gestore-emittente>Gestore SpA</gestore-emittente>\
        <data zona="+0100"><giorno>09/03/2026</giorno><ora>09:45:10</ora></data>\
        <identificativo>opec296.20260309@gestore.example</identificativo><msgid>&lt;\(messageID)&gt;</msgid>\
        \(receipt.map { "<ricevuta tipo=\"\($0)\"/>" } ?? "")\(delivery.map { "<consegna>\($0)</consegna>" } ?? "")\
        </dati></postacert>
        """
    }

    /// The letter that Bruno wrote, with a file.
    static let inner = lines([
        "From: Bruno Tassi <bruno@pec.officinatassi.example>", "To: info@ilborgo.example",
        "Subject: Disdetta", "Message-ID: <disdetta1@pec.officinatassi.example>",
        "Date: Mon, 09 Mar 2026 09:40:00 +0100", "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=IN", "", "--IN",
        "Content-Type: text/plain; charset=utf-8", "", "Chiedo la disdetta della polizzanera.",
        "--IN", "Content-Type: text/plain; name=\"modulo.txt\"",
        "Content-Disposition: attachment; filename=\"modulo.txt\"", "", "rigamodulo", "--IN--", "",
    ])

    /// - Parameters:
    ///   - from: who sent the envelope.
    ///   - author: who the letter inside says wrote it.
    func envelope(
        signed: Bool = true, from: String = provider,
        author: String = "bruno@pec.officinatassi.example", number: Int = 1
    ) throws -> [UInt8] {
        let id = "disdetta\(number)@pec.officinatassi.example"
        let inside = String(decoding: Self.inner, as: UTF8.self)
            .replacing("<bruno@pec.officinatassi.example>", with: "<\(author)>")
            .replacing("disdetta1@pec.officinatassi.example", with: id)
        let entity = Self.lines([
            "Content-Type: multipart/mixed; boundary=OUT", "", "--OUT", "Content-Type: text/plain",
            "", "Messaggio di posta certificata.", "--OUT",
            "Content-Type: application/xml; name=\"daticert.xml\"",
            "Content-Disposition: attachment; filename=\"daticert.xml\"", "",
            Self.data(kind: "posta-certificata", messageID: id),
            "--OUT", "Content-Type: message/rfc822; name=\"postacert.eml\"",
            "Content-Disposition: attachment; filename=\"postacert.eml\"", "",
            inside, "--OUT--", "",
        ])
        return try letter(
            [
                "From: \"Per conto di: bruno@pec.officinatassi.example\" <\(from)>",
                "Reply-To: bruno@pec.officinatassi.example", "To: info@ilborgo.example",
                "Subject: POSTA CERTIFICATA: Disdetta",
                "Message-ID: <opec29\(5 + number).20260309@gestore.example>",
                "Date: Mon, 09 Mar 2026 09:45:10 +0100", "X-Trasporto: posta-certificata",
                "X-Riferimento-Message-ID: <\(id)>",
            ], entity, signed)
    }

    func receipt(
        _ kind: String, on messageID: String, to address: String?, signed: Bool = true,
        from: String = provider, headKind: String? = nil, headID: String? = nil
    ) throws -> [UInt8] {
        let entity = Self.lines([
            "Content-Type: multipart/mixed; boundary=OUT", "", "--OUT", "Content-Type: text/plain",
            "", "Ricevuta di \(kind).", "--OUT",
            "Content-Type: application/xml; name=\"daticert.xml\"",
            "Content-Disposition: attachment; filename=\"daticert.xml\"", "",
            Self.data(kind: kind, messageID: messageID, delivery: address, receipt: "completa"),
            "--OUT--", "",
        ])
        return try letter(
            [
                "From: \(from)", "To: info@ilborgo.example", "Subject: \(kind.uppercased())",
                "Message-ID: <\(kind).\(signed).\(UInt32.random(in: 0...UInt32.max))@gestore.example>",
                "Date: Mon, 09 Mar 2026 09:45:10 +0100", "X-Ricevuta: \(headKind ?? kind)",
                "X-TipoRicevuta: completa", "X-Riferimento-Message-ID: <\(headID ?? messageID)>",
            ], entity, signed)
    }

    private func letter(_ head: [String], _ entity: [UInt8], _ signed: Bool) throws -> [UInt8] {
        if signed { return try openssl.signedLetter(head, entity) }
        return Self.lines(head + ["MIME-Version: 1.0", ""]) + entity
    }
}
