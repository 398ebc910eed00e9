import Foundation
import Testing

@testable import Demo

@Suite struct CorpusTextTests {
    private let texts = CorpusFixture.messages.map(\.text)

    @Test func `long texts are all but never the same`() {
        let long = texts.filter { $0.count > 200 }
        #expect(long.count > 12_000)
        #expect(Set(long).count * 100 >= long.count * 99)
        let answers = CorpusFixture.messages.filter { $0.direction == .outgoing }.map(\.text)
        #expect(Set(answers).count == answers.count)
    }

    @Test func `nothing is left unfilled`() {
        for text in texts {
            #expect(!text.contains { "{}[]<>|¶".contains($0) }, "\(text)")
            #expect(!text.contains("  ") && !text.contains("\n\n\n"), "\(text)")
        }
        for conversation in CorpusFixture.conversations {
            #expect(!conversation.subject.isEmpty)
            for line in [conversation.subject] + conversation.contacts.map(\.note) {
                #expect(!line.contains { "{}[]<>|¶".contains($0) }, "\(line)")
            }
        }
    }

    /// Words that Italian never puts beside each other, whoever writes.
    private static let wrong = [
        " il i", " l' ", "l' a", " di il ", " a il ", " da il ", " in il ", " su il ", " di lo ",
        " di gli ", " il la ", " la il ", "  ", " .", " ,", "..", ",.", "?.", "??", ":.",
    ]
    /// What would be a slip of the pen elsewhere, and may not stand in an answer.
    private static let wrongInAnswers = [
        " il a", " il e", " il o", " il u", " del a", " del e", " del i", " del o", " al a",
        " al i",
        " dal a", " sul a", " nel a", " il z", " il sb", " il sc", " il sp", " il st", " del st",
        " un st", " un sc", " una a", " una e", " un' ", " dell' ", " all' ", " il 8 ", " il 11 ",
        " del 8 ", " del 11 ", " dal 8 ", " al 8 ", " per per ", " di di ", " a a ", " che che ",
    ]

    @Test func `articles, elisions and prepositions agree`() {
        for message in CorpusFixture.messages {
            let isAnswer = message.direction == .outgoing
            let pairs = isAnswer ? Self.wrong + Self.wrongInAnswers : Self.wrong
            let found = message.text.withCString { text in
                pairs.filter { pair in pair.withCString { strstr(text, $0) != nil } }
            }
            #expect(found.isEmpty, "\(message.text)")
        }
    }

    @Test func `mail stands under domains that are reserved for examples`() {
        func isReserved(_ address: String) -> Bool {
            guard let domain = address.split(separator: "@").last else { return false }
            return domain.hasSuffix(".example")
                || domain == "example.org" || domain == "example.net"
        }
        let corpus = CorpusFixture.corpus
        #expect(corpus.parties.allSatisfy { isReserved($0.mail) })
        #expect(Set(corpus.parties.map(\.mail)).count == corpus.parties.count)
        #expect(corpus.operators.allSatisfy { isReserved($0.mail) })
        #expect(
            corpus.parties.compactMap(\.organisation?.certifiedMail).allSatisfy { isReserved($0) })
        for message in CorpusFixture.messages {
            for word in message.body.split(whereSeparator: { " \n<>".contains($0) })
            where word.contains("@") {
                let address = word.prefix { $0.isLetter || $0.isNumber || "@._-".contains($0) }
                let bare = address.hasSuffix(".") ? address.dropLast() : address
                #expect(isReserved(String(bare)), "\(word)")
            }
        }
    }

    @Test func `telephones ring nowhere`() {
        for party in CorpusFixture.corpus.parties {
            #expect(party.mobile.hasPrefix("+39 300 0"))
            guard let landline = party.landline else { continue }
            let parts = landline.split(separator: " ")
            #expect(parts.count == 4 && parts[0] == "+39" && parts[2].hasPrefix("0"))
        }
    }

    @Test func `answers carry greeting, reference, guidance, name and mailbox`() {
        let corpus = CorpusFixture.corpus
        for conversation in CorpusFixture.conversations {
            for message in conversation.messages where message.direction == .outgoing {
                let name = message.operatorIndex.map { corpus.operators[$0].fullName } ?? "?"
                #expect(message.text.contains(name))
                #expect(message.text.contains("\nRif. "))
                #expect(message.text.contains("@\(corpus.house.domain)"))
                #expect(message.text.contains(corpus.house.phone))
            }
        }
    }

    @Test func `replies quote the mail before them, as mail programs do`() {
        let replies = CorpusFixture.messages.filter { $0.repliesTo != nil }
        let quoting = replies.filter { !$0.quotedHistory.isEmpty }
        #expect(quoting.count * 100 > replies.count * 80)
        #expect(quoting.contains { $0.quotedHistory.contains("\n> ") })
        #expect(quoting.contains { $0.quotedHistory.hasPrefix("-----Messaggio originale-----") })
        #expect(CorpusFixture.messages.allSatisfy { $0.repliesTo != nil || $0.body == $0.text })
    }

    @Test func `attachments are what their names say`() {
        let attachments = CorpusFixture.messages.flatMap(\.attachments)
        #expect(attachments.count > 4_000)
        for attachment in attachments {
            #expect(attachment.name.hasSuffix(".txt") || attachment.name.hasSuffix(".csv"))
            #expect(!attachment.name.contains { "/ {}<>[]".contains($0) })
            #expect(attachment.content.count > 10 && attachment.content.hasSuffix("\n"))
            #expect(!attachment.content.contains { "{}[]<>¶".contains($0) })
        }
    }

    @Test func `people write in several hands`() {
        let incoming = CorpusFixture.messages.filter { $0.direction == .incoming }.map(\.text)
        #expect(incoming.contains { $0.contains("perche'") || $0.contains("e' ") })
        #expect(incoming.contains { $0.hasPrefix("Spett") })
        #expect(incoming.contains { $0.hasPrefix("Ciao") })
        #expect(incoming.contains { $0.contains("\n1) ") })
        #expect(incoming.contains { $0.contains("\n- ") })
        #expect(incoming.contains { $0.contains("Inviato dal mio telefono") })
    }
}
