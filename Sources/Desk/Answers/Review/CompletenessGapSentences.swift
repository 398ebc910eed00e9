extension CompletenessGap {
    /// What is missing and what to do about it, in one sentence.
    public func sentence(_ language: SentenceLanguage) -> String {
        switch self {
        case .emptyAnswer:
            return language.pick(
                "La risposta è vuota: scrivi che cosa vuoi dire, oltre a saluti e firma.",
                "The answer is empty: write what you have to say, besides greetings and signature.")
        case .subjectMissing:
            return language.pick(
                "Manca l'oggetto: scrivi di che cosa parla il messaggio.",
                "The subject is missing: write what the message is about.")
        case .greetingMissing:
            return language.pick(
                "Manca il saluto iniziale: apri con «Gentile» o «Buongiorno» e il nome.",
                "The greeting is missing: open with “Dear” or “Good morning” and the name.")
        case .courtesyCloseMissing:
            return language.pick(
                "Manca il congedo: chiudi con un saluto, per esempio «Cordiali saluti».",
                "The courteous close is missing: end with one, such as “Kind regards”.")
        case .pointUnanswered(let index, let text):
            // Counting from one; an index from outside may be anything.
            let (number, isTooLarge) = index.addingReportingOverflow(1)
            let shown = isTooLarge ? index : number
            return language.pick(
                "Il punto \(shown) non ha risposta: «\(text)». Rispondi e spuntalo.",
                "Point \(shown) has no answer: “\(text)”. Answer it and tick it.")
        case .propertyUnticked(let property):
            return Self.unticked(property, language)
        case .attachmentAnnouncedButMissing(let word):
            return language.pick(
                "Il testo annuncia un allegato («\(word)») ma non ce n'è: allega il file "
                    + "o correggi il testo.",
                "The text announces an attachment (“\(word)”) but there is none: attach the file "
                    + "or correct the text.")
        case .signatureMissing:
            return language.pick(
                "Manca la firma: scrivi in fondo il tuo nome e cognome.",
                "The signature is missing: write your first and family name at the end.")
        case .referenceOperatorMissing(let name):
            return language.pick(
                "Manca il referente: indica \(name) come persona che segue chi ha scritto.",
                "The reference person is missing: name \(name) as the one who follows the writer.")
        }
    }

    private static func unticked(
        _ property: AnswerProperty, _ language: SentenceLanguage
    ) -> String {
        switch property {
        case .cordial:
            return language.pick(
                "Rileggi il tono e le spiegazioni, poi spunta «Cordiale ed elaborata».",
                "Read tone and explanations again, then tick “Cordial and worked out”.")
        case .everyPoint:
            return language.pick(
                "Nessun punto è in elenco: aggiungi ciò che è stato chiesto, o spunta "
                    + "«Tutti i punti» se non è stato chiesto nulla.",
                "No point is listed: add what was asked, or tick “Every point” if nothing was.")
        case .references:
            return language.pick(
                "Riporta i riferimenti contrattuali e normativi e spunta la voce, anche se non "
                    + "ne servono.",
                "Give the contract and law references and tick the item, also when none is needed.")
        case .reasons:
            return language.pick(
                "Spiega perché il processo è stato attivato, poi spunta «Motivazione».",
                "Explain why the process was started, then tick “Reasons”.")
        case .attachments:
            return language.pick(
                "Controlla che ci siano tutti gli allegati necessari o richiesti, poi spunta "
                    + "«Allegati».",
                "Check that every attachment needed or asked for is there, then tick “Attachments”."
            )
        case .guidance:
            return language.pick(
                "Di' che cosa accadrà e a chi rivolgersi, poi spunta «Guida per il seguito».",
                "Say what will happen and whom to ask, then tick “Guidance for what comes next”."
            )
        case .signature:
            return language.pick(
                "Controlla referente e firma, poi spunta «Referente e firma».",
                "Check reference person and signature, then tick “Reference person and signature”.")
        }
    }
}
