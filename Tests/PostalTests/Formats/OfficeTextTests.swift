import Testing

@testable import Postal

/// The words of office files, for finding.
@Suite struct OfficeTextTests {
    private func text(_ xml: String, limit: Int = 10_000) -> String {
        OfficeText.text(ofXML: Array(xml.utf8), limit: limit)
    }

    @Test func `paragraphs, rows and cells stand apart`() {
        let word = """
            <?xml version="1.0"?><w:document xmlns:w="w"><w:p><w:r><w:t>La per</w:t></w:r><w:r>\
            <w:t>izia &amp; co.</w:t><w:instrText>PAGE</w:instrText><w:tab/><w:t>qui</w:t></w:r></w:p>\
            <w:p><w:t>Tassi</w:t></w:p></w:document>
            """
        #expect(text(word) == "La perizia & co. qui\nTassi\n")
        let open = """
            <?xml version="1.0"?><o xmlns:text="t" xmlns:table="x"><text:h>Titolo</text:h>\
            <table:table-row><table:table-cell><text:p>uno</text:p></table:table-cell>\
            <table:table-cell><text:p>due<text:s/>tre</text:p></table:table-cell></table:table-row></o>
            """
        #expect(text(open) == "Titolo\nuno\ndue tre\n")
    }

    @Test func `a sheet gives its strings and its numbers, not the numbers of strings`() {
        let sheet = """
            <?xml version="1.0"?><sst><si><t>Premio</t></si></sst><?xml version="1.0"?>\
            <worksheet><row><c t="s"><v>0</v></c><c><v>1234.5</v></c></row></worksheet>
            """
        #expect(text(sheet) == "Premio\n1234.5\n")
    }

    @Test(.timeLimit(.minutes(1))) func `hostile documents cost little and give little`() {
        let lol = """
            <?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>
            <l><p>&c;&d;fine</p></l>
            """
        #expect(!text(lol).contains("root:"))
        #expect(text(lol).utf8.count < 1_000)
        _ = text("<?xml version=\"1.0\"?>" + String(repeating: "<p>", count: 200_000))
        _ = text(String(repeating: "<?xml version=\"1.0\"?><p>x</p>", count: 50_000))
        let long = "<?xml version=\"1.0\"?><p>" + String(repeating: "x", count: 1_000_000) + "</p>"
        #expect(text(long, limit: 1_000).utf8.count <= 1_000)
        for broken in ["", "<", "<?xml", "<?xml version=\"1.0\"?><p>perizia", "\0\0", "PK"] {
            _ = text(broken)
        }
    }

    @Test func `rich text loses its machinery and keeps its accents`() {
        let document = #"""
            {\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator Word;}{\info{\author Anna}}
            \b Perizia\b0  n\'b0 12\par perch\u233?  {\i citt\'e0}\line \{fine\}}
            """#
        #expect(
            RichText.text(Array(document.utf8), limit: 1_000)
                == "Perizia n° 12\nperché  città\n{fine}")
        for broken in [
            "{\\rtf1", "{\\rtf1\\", "{\\rtf1\\u", "{\\rtf1\\'z", "}}}}\\bin99999999999 x",
        ] {
            _ = RichText.text(Array(broken.utf8), limit: 100)
        }
    }

    @Test func `an invitation says what, where and when`() {
        let calendar = """
            BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Assemblea dei so\r
             ci\r\nLOCATION;LANGUAGE=it:Sala\\, primo piano\r\nDTSTART;TZID=Europe/Rome:20260310T180000\r
            ORGANIZER;CN=Anna Riva:mailto:anna@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
            """
        #expect(
            FileText.calendar(Array(calendar.utf8), charset: "utf-8", limit: 10_000)
                == """
                Assemblea dei soci
                Sala, primo piano
                20260310T180000
                Anna Riva mailto:anna@x.example
                """)
    }
}
