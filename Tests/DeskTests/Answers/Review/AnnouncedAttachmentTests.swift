import Desk
import Testing

/// An attachment announced must be there (D4: attachment reminders).
@Suite struct AnnouncedAttachmentTests {
    @Test(arguments: [
        "Trova in allegato la polizza.", "In allegato la quietanza.", "Le allego il modulo.",
        "Alleghiamo copia del contratto.", "Troverà allegata la ricevuta.", "Si allega il modulo.",
        "Il documento è allegato alla presente.", "Trova in\nallegato la polizza.",
        "IN ALLEGATO LA POLIZZA", "Come da allegato, il premio è di 412 euro.",
        "Vedi allegato.", "Per favore ci restituisca firmato il modulo in allegato.",
        "Please find enclosed the policy.", "Please find the policy attached.",
        "I attach the receipt.", "I have attached the form.", "The policy is attached.",
        "Please sign and return the attached form.", "Attached is the certificate.",
    ])
    func `an attachment is announced`(_ text: String) {
        let gaps = SampleAnswer.saying(text).gaps
        #expect(gaps.count == 1)
        guard case .attachmentAnnouncedButMissing(let word) = gaps.first else {
            Issue.record("\(gaps)")
            return
        }
        #expect(!word.isEmpty)
        var answer = SampleAnswer.saying(text)
        answer.attachmentNames = ["polizza.pdf"]
        #expect(answer.gaps.isEmpty)
    }

    @Test(arguments: [
        "Abbiamo letto i documenti che ci ha inviato in allegato.",
        "La preghiamo di inviarci in allegato la carta d'identità.",
        "Non c'è nulla in allegato.", "La sua mail era senza allegati.",
        "Grazie per il modulo che ha allegato.", "Può mandarci in allegato il libretto?",
        "I documenti allegati alla sua richiesta sono completi.",
        "Thank you for the documents you attached.", "There is nothing attached.",
        "Please send us the attached plan signed by you.", "Attacchiamo il motore domani.",
        "Il perito ha scritto «vedi allegato».",
    ])
    func `somebody else's attachment announces none`(_ text: String) {
        #expect(SampleAnswer.saying(text).gaps.isEmpty)
    }

    @Test func `the history below announces nothing`() {
        let answer = SampleAnswer.changed { $0.body += "\n> In allegato trova la polizza." }
        #expect(answer.gaps.isEmpty)
    }

    @Test func `a subject of one's own announces, one taken over does not`() {
        let own = SampleAnswer.changed { $0.subject = "Polizza in allegato" }
        #expect(own.gaps == [.attachmentAnnouncedButMissing(word: "in allegato")])
        #expect(SampleAnswer.changed { $0.subject = "Re: polizza in allegato" }.gaps.isEmpty)
    }

    @Test(arguments: ["image001.png", "IMAGE002.JPG"])
    func `the picture of a signature is no attachment`(_ name: String) {
        var answer = SampleAnswer.saying("In allegato la polizza.")
        answer.attachmentNames = [name]
        #expect(answer.gaps == [.attachmentAnnouncedButMissing(word: "In allegato")])
    }

    @Test(arguments: ["", "image001.pdf", "image0x.png", "imageto.png", "image0", "foto.png"])
    func `any other file is one, also without a name`(_ name: String) {
        var answer = SampleAnswer.saying("In allegato la polizza.")
        answer.attachmentNames = [name]
        #expect(answer.gaps.isEmpty)
    }

    @Test func `no tick replaces the file`() {
        let answer = SampleAnswer.saying("In allegato la polizza.")
        #expect(answer.ticked.contains(.attachments))
        #expect(AnswerReview.review(answer).findings[4].state == .missing)
    }
}
