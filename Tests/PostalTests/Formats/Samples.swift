import Postal

/// Messages as tests write them: with line feeds, turned into what the wire carries.
enum Samples {
    static func crlf(_ text: String) -> [UInt8] {
        Array(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .joined(separator: "\r\n").utf8)
    }

    /// Bytes of text in which each character is one byte.
    static func latin(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    static func parse(_ text: String) -> ParsedMessage {
        ParsedMessage.parse(crlf(text))
    }

    static let plain = """
        Return-Path: <bruno@example.it>
        Received: from mx.example.it by arca.example.coop with ESMTPS;
        \tMon, 3 Mar 2014 10:00:05 +0100
        Received: from pc by mx.example.it; Mon, 3 Mar 2014 09:59:58 +0100
        Message-ID: <m1@example.it>
        In-Reply-To: <m0@example.coop>
        References: <r1@example.coop>
         <m0@example.coop>
        Date: Mon, 3 Mar 2014 10:00:00 +0100
        From: =?utf-8?Q?Niccol=C3=B2_Bruno?= <bruno@example.it>
        To: Sinistri <sinistri@example.coop>, "Tassi, Officina" <tassi@example.it>
        Cc: Amici: anna@example.it, luca@example.it;, giulia@example.coop
        Subject: =?iso-8859-1?Q?Pratica_n=B0_12:_perch=E9?=
         =?iso-8859-1?Q?_non_risponde?=
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        Buongiorno, la citt=C3=A0 =E2=82=AC 10.
        Grazie
        """

    static let alternative = """
        From: anna@example.it
        Subject: Preventivo
        Content-Type: multipart/mixed; boundary="fuori"

        Questo testo non si vede.
        --fuori
        Content-Type: multipart/related; boundary=dentro

        --dentro
        Content-Type: multipart/alternative; boundary=alt

        --alt
        Content-Type: text/plain; charset=utf-8

        In allegato il preventivo.
        --alt
        Content-Type: text/html; charset=utf-8

        <p>In allegato il <b>preventivo</b>.<img src="cid:logo@x"></p>
        --alt--
        --dentro
        Content-Type: image/png; name=logo.png
        Content-ID: <logo@x>
        Content-Transfer-Encoding: base64

        iVBORw0KGgo=
        --dentro--
        --fuori
        Content-Type: application/pdf; name="=?utf-8?Q?perch=C3=A9.pdf?="
        Content-Disposition: attachment; filename*0*=utf-8''perch%C3; filename*1*=%A9%20;
         filename*2=no.pdf
        Content-Transfer-Encoding: base64

        JVBERi0xLjQ=
        --fuori
        Content-Type: application/ms-tnef; name=winmail.dat
        Content-Transfer-Encoding: base64

        eJ8+IgE=
        --fuori
        Content-Type: text/calendar; charset=utf-8; method=REQUEST

        BEGIN:VCALENDAR
        END:VCALENDAR
        --fuori--
        Coda.
        """

    static let certified = """
        Return-Path: <posta-certificata@pec.example.it>
        Message-ID: <opec1@pec.example.it>
        From: "Per conto di: bruno@pec.it" <posta-certificata@pec.example.it>
        Reply-To: bruno@pec.it
        To: arca@pec.example.coop
        Subject: POSTA CERTIFICATA: Denuncia
        X-Trasporto: posta-certificata
        X-Riferimento-Message-ID: <orig@pec.it>
        Content-Type: multipart/signed; protocol="application/x-pkcs7-signature";
         micalg=sha256; boundary="----A1"

        This is an S/MIME signed message

        ------A1
        Content-Type: multipart/mixed; boundary="busta"

        --busta
        Content-Type: text/plain; charset=iso-8859-1

        Messaggio di posta certificata
        --busta
        Content-Type: application/xml; name=daticert.xml
        Content-Disposition: inline; filename=daticert.xml
        Content-Transfer-Encoding: base64

        PHBvc3RhY2VydC8+
        --busta
        Content-Type: message/rfc822; name=postacert.eml
        Content-Disposition: inline; filename=postacert.eml

        Message-ID: <orig@pec.it>
        From: bruno@pec.it
        Subject: Denuncia
        Content-Type: multipart/mixed; boundary=orig

        --orig
        Content-Type: text/plain

        Denuncio il sinistro.
        --orig
        Content-Type: application/pdf; name=cai.pdf
        Content-Transfer-Encoding: base64

        JVBERi0xLjQ=
        --orig--
        --busta--

        ------A1
        Content-Type: application/x-pkcs7-signature; name="smime.p7s"
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="smime.p7s"

        MIIB
        ------A1--
        """

    static let report = """
        Return-Path: <>
        From: MAILER-DAEMON@example.it
        To: sinistri@example.coop
        Subject: Undelivered Mail
        Auto-Submitted: auto-replied
        Content-Type: multipart/report; report-type=delivery-status; boundary=r

        --r
        Content-Type: text/plain

        Non consegnato.
        --r
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.it

        Final-Recipient: rfc822; chi@example.it
        Action: failed
        Status: 5.1.1
        --r
        Content-Type: text/rfc822-headers

        Message-ID: <m9@example.coop>
        --r--
        """

    static let all = [plain, alternative, certified, report]
}

/// Chance that is the same each time (a linear congruence, constants of Knuth's MMIX).
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
