import Postal
import Testing

/// What a person wrote now, told apart from the history below it (D4: only that is answered).
@Suite struct QuotedHistoryTests {
    private static let old = "Gentile cliente, ci manda le foto?"

    /// How mail programs introduce the message that they quote, with what they put before its lines.
    private static let forms: [(name: String, introduction: String, prefix: String)] = [
        (
            "Gmail in Italian",
            "Il giorno mar 12 mar 2024 alle ore 09:41 Insieme <info@example.coop> ha scritto:", "> "
        ),
        (
            "Gmail in Italian, broken over two lines",
            "Il giorno mar 12 mar 2024 alle ore 09:41 Ufficio Sinistri Insieme\n"
                + "<sinistri@example.coop> ha scritto:", "> "
        ),
        (
            "Gmail in Italian, broken before its last word",
            "Il domenica 6 agosto 2023, Insieme <info@example.coop> ha\nscritto:", "> "
        ),
        (
            "Gmail in English", "On Tue, Mar 12, 2024 at 9:41 AM Desk <d@example.coop> wrote:", "> "
        ),
        (
            "Gmail in English, broken over two lines",
            "On Tue, Mar 12, 2024 at 9:41 AM Claims Department <claims@example.coop>\nwrote:", ">"
        ),
        (
            "Apple Mail in Italian",
            "Il giorno 12 mar 2024, alle ore 09:41, Ugo <u@x.it> ha scritto:", "> "
        ),
        ("Apple Mail in English", "On 12 Mar 2024, at 09:41, Ugo <u@x.it> wrote:", "> "),
        ("Apple Mail without prefix", "On 12 Mar 2024, at 09:41, Ugo <u@x.it> wrote:", ""),
        ("Thunderbird in Italian", "Il 12/03/2024 09:41, Mario Rossi ha scritto:", "> "),
        ("Thunderbird in English", "On 12/03/2024 09:41, Mario Rossi wrote:", "> "),
        ("name before the date", "Mario Rossi ha scritto il 12/03/2024 alle 09:41:", "> "),
        ("name alone above a quote", "Mario Rossi ha scritto:", "> "),
        ("date and address alone", "2024-03-12 9:41 GMT+01:00 Mario Rossi <m@x.it>:", "> "),
        (
            "Outlook in Italian",
            "Da: Insieme\nInviato: martedì 12 marzo 2024 09:41\nA: Mario Rossi\n"
                + "Cc: Anna Neri\nOggetto: Sinistro 12\n", ""
        ),
        (
            "Outlook in English",
            "From: Claims\nSent: Tuesday, 12 March 2024 09:41\nTo: Mario Rossi\nSubject: Claim\n",
            ""
        ),
        (
            "Outlook under a rule, in bold",
            "________________________________\n*Da:* Insieme <info@example.coop>\n"
                + "*Inviato:* martedì 12 marzo 2024 09:41\n*A:* Mario\n*Oggetto:* Sinistro\n", ""
        ),
        (
            "Outlook with long addressees",
            "Da: Insieme <info@example.coop>\nInviato: martedì 12 marzo 2024 09:41\n"
                + "A: uno@example.it; due@example.it;\n tre@example.it\nOggetto: Sinistro\n", ""
        ),
        (
            "headers on one line",
            "Da: Insieme [mailto:i@x.it] Inviato: lunedì 4 marzo A: Ugo Oggetto: Re: polizza\n", ""
        ),
        ("the old Italian rule", "-----Messaggio originale-----\nDa: Insieme\n", ""),
        ("the old English rule", "-----Original Message-----\nFrom: Insieme\n", ""),
        ("forwarded in Italian", "---------- Messaggio inoltrato ---------\n", ""),
        ("forwarded in English", "---------- Forwarded message ---------\n", ""),
        ("forwarded by Apple Mail", "Inizio messaggio inoltrato:\n\nDa: Ugo <u@x.it>\n", ""),
    ]

    @Test(arguments: forms.indices) func `each program's quoted message is told apart`(_ index: Int)
    {
        let form = Self.forms[index]
        let text = "Ecco le foto.\n\n\(form.introduction)\n\n\(form.prefix)\(Self.old)\n"

        let parts = QuotedText.split(text)

        #expect(parts.fresh == "Ecco le foto.", "\(form.name)")
        #expect(parts.quoted?.contains(Self.old) == true, "\(form.name)")
        #expect(parts.signature == nil, "\(form.name)")
    }

    @Test func `answers between quoted lines are fresh`() {
        let parts = QuotedText.split(
            """
            On 12 Mar 2024, at 09:41, Desk <d@example.coop> wrote:

            > Which day suits you?

            Friday.

            > And at what time?
            At ten. Is that fine?
            """)

        #expect(parts.fresh == "Friday.\n\nAt ten. Is that fine?")
        #expect(parts.quoted?.contains("> Which day suits you?") == true)
        #expect(parts.quoted?.contains("Friday") == false)
    }

    @Test func `an answer below the quoted message is fresh`() {
        let parts = QuotedText.split("Il 12/03/2024 09:41, Ugo ha scritto:\n> Viene?\n\nSì, vengo.")
        #expect(parts.fresh == "Sì, vengo.")
    }

    @Test func `what somebody wrote, told in prose, is no history`() {
        let text = """
            Il giorno 3 marzo il perito ha scritto:
            il danno non è riparabile.
            Come posso contestarlo?
            """
        #expect(QuotedText.split(text).fresh == text)
    }

    @Test func `a removal from one town to another is no history`() {
        let text =
            "Da: Modena\nA: Milano\nData: 3 maggio\nOggetto: trasloco\nQuanto costa assicurarlo?"
        #expect(QuotedText.split(text).fresh == text)
    }

    @Test func `a message without history is fresh as a whole`() {
        let parts = QuotedText.split("Buongiorno,\nquando scade la polizza?\n")
        #expect(parts.fresh == "Buongiorno,\nquando scade la polizza?")
        #expect(parts.quoted == nil)
        #expect(parts.signature == nil)
    }

    @Test func `a message that only quotes has nothing fresh`() {
        let parts = QuotedText.split("> uno\n>> due\n> tre")
        #expect(parts.fresh.isEmpty)
        #expect(parts.quoted == "> uno\n>> due\n> tre")
    }

    @Test func `every line has a place, and the places do not overlap`() {
        let text = "Uno\r\ndue\n\n> tre\r--\nquattro\u{2028}cinque"
        let lines = QuotedText.lines(text)
        let bytes = Array(text.utf8)
        let words = lines.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(words == ["Uno", "due", "", "> tre", "--", "quattro", "cinque"])
        #expect(
            lines.map(\.part) == [
                .fresh, .fresh, .fresh, .quoted, .signature, .signature, .signature,
            ])
    }

    /// Each line is compared with many openings: half a million of them held a page for a minute.
    @Test func `behind very many lines no signature is looked for`() {
        let short = String(repeating: "x\n", count: 1_000) + "-- \nBruno"
        let long = String(repeating: "x\n", count: 30_000) + "-- \nBruno"
        #expect(QuotedText.split(short).signature != nil)
        #expect(QuotedText.split(long).signature == nil)
    }
}
