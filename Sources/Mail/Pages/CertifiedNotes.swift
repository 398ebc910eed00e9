import CMS
import Commons
import Kernel
import Postal
import Site

/// Who signed a letter or a file and whether the signature holds, what a provider of certified mail
/// states; and what of all that nobody has checked.
enum CertifiedNotes {
    static func html(_ reading: MessageReading, _ visit: Visit) -> HTML {
        "\(envelope(reading, visit))\(seals(reading, visit))"
    }

    /// On the sent letter what became of it, one line a receipt; on the receipt itself its own line.
    static func receipts(_ reading: MessageReading, _ visit: Visit) -> HTML {
        guard !reading.receipts.isEmpty else { return "" }
        let say = visit.say
        return """
            <ul class="plain" aria-label="\(say("Ricevute di posta certificata", "Receipts of certified mail"))">\(reading.receipts.html { row in
                "<li>\(mark(row, say)) \(say(row.sentence)), \(visit.moments.time(row.at))\(row.provider.map { " · \($0)" } ?? "")\(row.error.map { " · \($0)" } ?? "") <span class=\"muted small\">\(proof(row.seal, say))</span></li>"
            })</ul>
            """
    }

    private static func mark(_ row: ReceiptRow, _ say: Say) -> HTML {
        switch row.kind {
        case .accepted, .takenOver: state(say("accettata", "accepted"), .info)
        case .delivered: state(say("consegnata", "delivered"), row.seal == .holds ? .good : .warn)
        case .late: state(say("in ritardo", "late"), .warn)
        case .notAccepted, .failed, .virus: state(say("non consegnata", "not delivered"), .bad)
        }
    }

    private static func proof(_ seal: ReceiptSeal, _ say: Say) -> String {
        switch seal {
        case .holds:
            say(
                "Ricevuta firmata, la firma è integra.",
                "The receipt is signed, its signature holds.")
        case .otherSigner:
            say(
                "Firmata da un certificato di un altro indirizzo: da guardare.",
                "Signed by a certificate of another address: have a look.")
        case .broken:
            say(
                "La firma non torna: non prova niente.",
                "Its signature does not hold: it proves nothing.")
        case .none:
            say("Senza firma: non prova niente.", "Without a signature: it proves nothing.")
        }
    }

    private static func envelope(_ reading: MessageReading, _ visit: Visit) -> HTML {
        let say = visit.say
        switch reading.inside.certified {
        case .transport:
            let data = reading.inside.certification
            let facts: [(String, HTML)] = [
                data?.provider.map { (say("Gestore", "Provider"), "\($0)") },
                data?.at.map {
                    (
                        say("Data certificata", "Certified date"),
                        visit.moments.time(Instant(milliseconds: $0))
                    )
                },
                data?.identifier.map { (say("Identificativo", "Identifier"), "\($0)") },
                data?.recipients.nonEmpty.map { list in
                    (
                        say("Destinatari", "Recipients"),
                        "\(list.prefix(10).map { "\($0.address) (\($0.isCertified ? say("certificato", "certified") : say("esterno", "ordinary")))" }.joined(separator: ", "))"
                    )
                },
            ].compactMap(\.self)
            let inside = reading.inside
            let author =
                inside.claimedAuthor.map { "\($0.name) <\($0.address)>".trimmingSpace } ?? "?"
            let claimed = say(
                "La pratica è di chi ha mandato la busta; la lettera dentro dice di essere di",
                "The case is of who sent the envelope; the letter inside says that it is by")
            let missing: HTML =
                inside.sealsOfEnvelope > 0
                ? inside.isEnvelopeProven
                    ? ""
                    : "<p class=\"small\">\(state(say("da guardare", "have a look"), .warn)) \(say("La firma della busta non torna, o non è dell'indirizzo da cui viene: non prova niente.", "The envelope's signature does not hold, or is not of the address it came from: it proves nothing.")) \(claimed) \(author).</p>"
                : "<p class=\"small\">\(state(say("senza firma", "not signed"), .warn)) \(say("La busta non è firmata da un gestore: chiunque può averla scritta.", "The envelope is not signed by a provider: anybody may have written it.")) \(claimed) \(author).</p>"
            return """
                <div class="certified" role="group" aria-label="\(say("Posta certificata", "Certified mail"))"><p>\(state("PEC", .info)) \(say("Lettera di posta certificata: qui sotto è l'originale, com'era nella busta del gestore.", "A letter of certified mail: below is the original, as it was in the provider's envelope."))</p>
                <dl class="facts">\(facts.html { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" })</dl>\(missing)</div>
                """
        case .anomaly:
            return
                "<p>\(state(say("non PEC", "not certified"), .warn)) \(say("Posta comune arrivata a una casella certificata: niente di questa lettera è certificato.", "Ordinary mail that came to a certified box: nothing of this letter is certified."))</p>"
        case .receipt, nil: return ""
        }
    }

    private static func seals(_ reading: MessageReading, _ visit: Visit) -> HTML {
        guard !reading.inside.seals.isEmpty else { return "" }
        let say = visit.say
        let unchecked = say(
            "Non è verificato chi ha rilasciato il certificato, né se è stato revocato.",
            "Nobody has checked who issued the certificate, nor whether it was revoked.")
        return """
            <div class="seals" role="group" aria-label="\(say("Firme", "Signatures"))"><ul class="plain">\(Array(reading.inside.seals.enumerated()).html { lines($0.element, about($0.offset, reading.inside, say), reading.row.at, visit) })</ul><p class="small muted">\(unchecked)</p></div>
            """
    }

    /// Whose seal it is, where there are a letter and its envelope.
    private static func about(_ index: Int, _ inside: LetterInside, _ say: Say) -> String {
        guard inside.certified != nil else { return "" }
        return index < inside.sealsOfEnvelope
            ? say("Busta: ", "Envelope: ") : say("Lettera: ", "Letter: ")
    }

    private static func lines(
        _ seal: LetterSeal, _ about: String, _ at: Instant, _ visit: Visit
    ) -> HTML {
        let say = visit.say
        if seal.isPartial {
            return
                "<li>\(about)\(state(say("firma che non copre tutto", "signature of a part only"), .bad)) \(say("Accanto a ciò che è firmato ci sono altre parti: chiunque può averle aggiunte.", "There are other parts beside what is signed: anybody may have added them."))</li>"
        }
        if seal.isUnreadable || seal.signers.isEmpty {
            return
                "<li>\(about)\(state(say("firma illeggibile", "unreadable signature"), .warn)) \(say("C'è una firma che non si può leggere.", "There is a signature that cannot be read."))</li>"
        }
        return seal.signers.html { "<li>\(about)\(line($0, at, visit))</li>" }
    }

    private static func line(_ signer: SignedData.Signer, _ at: Instant, _ visit: Visit) -> HTML {
        let say = visit.say
        guard let certificate = signer.certificate else {
            return "\(standing(signer.standing, say)) \(words(signer.standing, say))"
        }
        let organisation =
            certificate.organisation.map { $0 == certificate.subject ? "" : ", \($0)" } ?? ""
        let mail = certificate.mailAddresses.first.map { " <\($0)>" } ?? ""
        let from = visit.house.zone.date(of: Instant(milliseconds: certificate.validFrom))
        let until = visit.house.zone.date(of: Instant(milliseconds: certificate.validUntil))
        let isValid =
            certificate.validFrom <= at.milliseconds && at.milliseconds <= certificate.validUntil
        let expired: HTML =
            isValid
            ? ""
            : " \(state(say("certificato non valido in quel giorno", "certificate not valid on that day"), .warn))"
        return """
            \(standing(signer.standing, say))\(expired) \(certificate.subject)\(organisation)\(mail). \(words(signer.standing, say)) <span class="muted small">\(say("Certificato di", "Certificate by")) \(certificate.issuer), \(visit.moments.time(from)) – \(visit.moments.time(until))</span>
            """
    }

    static func standing(_ standing: SignedData.Standing, _ say: Say) -> HTML {
        switch standing {
        case .holds: state(say("firma integra", "signature holds"), .good)
        case .contentChanged, .signatureWrong:
            state(say("firma non valida", "signature does not hold"), .bad)
        case .certificateMissing, .cannotTell:
            state(say("firma non verificabile", "signature cannot be checked"), .warn)
        }
    }

    private static func words(_ standing: SignedData.Standing, _ say: Say) -> String {
        switch standing {
        case .holds:
            say("Il testo è quello firmato.", "The bytes are those that were signed.")
        case .contentChanged:
            say(
                "Il testo non è quello firmato: è cambiato dopo.",
                "The bytes are not those that were signed: they changed since.")
        case .signatureWrong:
            say(
                "La firma non è della chiave di questo certificato.",
                "The signature is not of this certificate's key.")
        case .certificateMissing:
            say("Manca il certificato di chi ha firmato.", "The signer's certificate is missing.")
        case .cannotTell:
            say(
                "Il metodo della firma non è noto, o non vale più.",
                "The method of the signature is not known, or holds nothing any more.")
        }
    }

    /// Beside a signed file: what lies inside, and who signed it.
    static func file(_ file: LetterContent.Attachment, _ path: String, _ say: Say) -> HTML {
        guard let signed = file.signed else { return "" }
        let people = signed.seal.signers.compactMap(\.certificate?.subject).joined(separator: ", ")
        let mark =
            signed.seal.worst.map { standing($0, say) }
            ?? state(say("nessuna firma", "no signature"), .bad)
        return """
             <a href="\(path)/attachments/\(file.index)/inside">\(icon("download"))\(signed.name)<span class="hush"> \(say("dentro la firma", "inside the signature"))</span></a> \(mark) <span class="small muted">\(people)</span>
            """
    }
}

extension Array {
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
