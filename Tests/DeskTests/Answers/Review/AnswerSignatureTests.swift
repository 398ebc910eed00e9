import Desk
import Testing

/// The operator's signature and the reference person (D4, the last property; OPS-03).
@Suite struct AnswerSignatureTests {
    private func signed(_ signature: String, by name: String = "Giulia Bianchi")
        -> AnswerUnderReview
    {
        SampleAnswer.changed {
            $0.body = "Buongiorno,\nla polizza scade.\nCordiali saluti\n\(signature)"
            $0.operatorName = name
            $0.referenceOperatorName = nil
        }
    }

    @Test(arguments: [
        ("Giulia Bianchi", "Giulia Bianchi"), ("BIANCHI GIULIA", "Giulia Bianchi"),
        ("giulia bianchi", "Giulia Bianchi"), ("Giulia M. Bianchi", "Giulia Bianchi"),
        ("Giulia\nBianchi", "Giulia Bianchi"), ("-- \nGiulia Bianchi\nInsieme", "Giulia Bianchi"),
        ("Niccolo' D’Angelo", "Niccolò D'Angelo"), ("Nicolo Rossi Bruni", "Nicolò Rossi-Bruni"),
        ("Giulia Bianchi - Ufficio Sinistri", "Dott.ssa Giulia Bianchi"),
        ("Insieme\nUfficio Sinistri\nGiulia Bianchi\nTel. 059 1\nBuona giornata", "Giulia Bianchi"),
        ("Chloé Müller", "Chloe Muller"),
    ])
    func `the operator's name is found however it is written`(_ signature: String, _ name: String) {
        #expect(signed(signature, by: name).gaps.isEmpty)
    }

    @Test(arguments: ["", "Giulia", "G. Bianchi", "Anna Neri", "L'ufficio", "Giulia Bianchini"])
    func `anything else is no signature`(_ signature: String) {
        #expect(signed(signature).gaps == [.signatureMissing])
    }

    @Test(arguments: ["", " ", "\u{200B}", "123", "👍"])
    func `an operator without a name cannot sign`(_ name: String) {
        #expect(signed("Giulia Bianchi", by: name).gaps == [.signatureMissing])
    }

    @Test func `a name hidden in the quoted history is no signature`() {
        let histories = [
            "> Giulia Bianchi", "Il 12/03/2024 09:41, Ugo ha scritto:\n> Giulia Bianchi",
            "Da: Giulia Bianchi <g@x.it>\nInviato: lunedì 4 marzo 2024 10:00\nA: Ugo\nOggetto: x\n\n"
                + "Giulia Bianchi",
            "-----Messaggio originale-----\nGiulia Bianchi",
        ]
        for history in histories { #expect(signed(history).gaps == [.signatureMissing]) }
    }

    @Test func `a name in a legal notice is no signature`() {
        let notice = "\nQuesto messaggio di Giulia Bianchi è riservato al destinatario."
        #expect(signed(notice).gaps == [.signatureMissing])
    }

    @Test func `a name in the middle of the answer is no signature`() {
        let answer = SampleAnswer.changed {
            $0.body = "Buongiorno,\nla collega Giulia Bianchi la chiama.\nCordiali saluti\nUfficio"
            $0.referenceOperatorName = nil
        }
        #expect(answer.gaps == [.signatureMissing])
        let below = "Resto a disposizione.\nLa collega Giulia Bianchi la chiama.\nUfficio"
        #expect(signed(below).gaps == [.signatureMissing])
    }

    @Test func `a name reversed by direction marks is no signature`() {
        let reversed = String("Giulia Bianchi".reversed())
        #expect(signed("\u{202E}\(reversed)\u{202C}").gaps == [.signatureMissing])
    }

    @Test func `the name of a namesake who is greeted is no signature`() {
        let answer = SampleAnswer.changed {
            $0.body = "Gentile Giulia Bianchi,\nla polizza scade.\nCordiali saluti"
            $0.referenceOperatorName = "Giulia Bianchi"
        }
        #expect(
            answer.gaps == [.signatureMissing, .referenceOperatorMissing(name: "Giulia Bianchi")])
    }

    @Test func `what the desk inserts counts as written`() {
        let answer = SampleAnswer.changed {
            $0.body = "Buongiorno,\nla polizza scade.\nCordiali saluti"
            $0.referenceOperatorName = "Anna Neri"
            $0.insertedSignature = "Giulia Bianchi\nLa segue: Anna Neri"
        }
        #expect(answer.gaps.isEmpty)
    }

    @Test func `another reference person must be named (OPS-03)`() {
        var answer = SampleAnswer.changed { $0.referenceOperatorName = "Anna Neri" }
        #expect(answer.gaps == [.referenceOperatorMissing(name: "Anna Neri")])
        answer.body = answer.body.replacing(
            "Cordiali saluti", with: "La segue la collega NERI ANNA.\nCordiali saluti")
        #expect(answer.gaps.isEmpty)
    }
}
