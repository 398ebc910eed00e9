import Desk
import Testing

/// Greeting and courteous close (D4, the first property: cordial).
@Suite struct GreetingTests {
    @Test(arguments: [
        "Gentile Sig.ra Neri,", "GENTILE BRUNO", "Buongiorno,", "Buongiorno Bruno,",
        "Bruno, buongiorno",
        "Sig. Neri buongiorno,", "Caro Bruno", "Egregio dott. Neri,", "Spett.le Officina Tassi,",
        "Spettabile Ditta", "Dear Bruno,", "Good morning,", "Buonasera a tutti", "Ciao Bruno!",
        "Gent.ma Signora", "Hello Bruno", "Salve",
    ])
    func `an answer greets`(_ greeting: String) {
        let answer = SampleAnswer.changed {
            $0.body = "\(greeting)\nla polizza scade.\nCordiali saluti\nGiulia Bianchi"
        }
        #expect(answer.gaps.isEmpty)
    }

    @Test(arguments: [
        "La gentile cliente ha pagato.", "Bruno,", "La polizza scade.", "> Buongiorno",
    ])
    func `what is no greeting is missed`(_ opening: String) {
        let answer = SampleAnswer.changed {
            $0.body = "\(opening)\nla polizza scade.\nCordiali saluti\nGiulia Bianchi"
        }
        #expect(answer.gaps == [.greetingMissing])
    }

    @Test func `a greeting at the end is no greeting`() {
        let answer = SampleAnswer.changed {
            $0.body = "Uno.\nDue.\nTre.\nBuongiorno\nCordiali saluti\nGiulia Bianchi"
        }
        #expect(answer.gaps == [.greetingMissing])
    }

    @Test(arguments: [
        "Cordiali saluti", "Distinti saluti,", "Un caro saluto", "Cordialmente", "Buona giornata",
        "A presto", "Kind regards", "Yours faithfully,", "Best wishes", "Grazie e buon lavoro!",
        "Resto a disposizione.", "La saluto cordialmente",
    ])
    func `an answer takes leave`(_ close: String) {
        let answer = SampleAnswer.changed {
            $0.body = "Buongiorno,\nla polizza scade.\n\(close)\nGiulia Bianchi"
        }
        #expect(answer.gaps.isEmpty)
    }

    @Test func `an answer that just stops is missed`() {
        let answer = SampleAnswer.changed {
            $0.body = "Buongiorno,\nla polizza scade.\nGiulia Bianchi"
        }
        #expect(answer.gaps == [.courtesyCloseMissing])
    }

    @Test func `good wishes in the greeting are no close`() {
        let answer = SampleAnswer.changed {
            $0.body = "Buongiorno e buona settimana,\nla polizza scade.\nGiulia Bianchi"
        }
        #expect(answer.gaps == [.courtesyCloseMissing])
    }

    @Test func `an answer on one line may be complete`() {
        let answer = SampleAnswer.changed {
            $0.body =
                "Buongiorno Bruno, la polizza scade il 12 maggio, il rinnovo costa 412 euro. "
                + "Cordiali saluti, Giulia Bianchi"
        }
        #expect(answer.gaps.isEmpty)
    }

    @Test func `greeting and close of the quoted message do not count`() {
        let answer = SampleAnswer.changed {
            $0.body = "La polizza scade.\n\n> Buongiorno,\n> quando scade?\n> Cordiali saluti"
            $0.referenceOperatorName = nil
        }
        #expect(answer.gaps == [.greetingMissing, .courtesyCloseMissing, .signatureMissing])
    }
}
