import Commons
import Kernel
import Site

/// One message in the thread of a case.
public enum MessageArticle {
    /// - Parameter path: where the message and its files are fetched from.
    public static func html(
        _ reading: MessageReading, _ visit: Visit, path: String = MessagePages.path
    ) -> HTML {
        let say = visit.say
        let row = reading.row
        let direction = row.direction == .incoming ? "in" : "out"
        let letterClass: HTML = reading.isPlain ? "letter plain" : "letter"
        let words: HTML = """
            \(CertifiedNotes.html(reading, visit))<div class="\(letterClass)">\(reading.letter)</div>
            \(reading.quoted.map { "<details class=\"quoted\"><summary>\(say("Testo citato e firma", "Quoted text and signature"))</summary><div class=\"letter plain\">\($0)</div></details>" as HTML })
            \(attachments(reading, say, path))
            \(notices(reading, say))
            """
        return """
            <article class="message \(direction)" id="m-\(row.id)" aria-labelledby="m-\(row.id)-h">
            <header>\(face(row.fromShown))<h3 id="m-\(row.id)-h">\(row.fromShown)</h3>
            <p class="route">\(writing(row, say)) \(say("a", "to")) \(reading.to.joined(separator: ", "))</p>
            \(visit.moments.time(row.at, relative: " data-relative"))</header>
            \(DeliveryNotes.html(reading, say))\(CertifiedNotes.receipts(reading, visit))
            \(reading.isReceipt ? receipt(words, say) : words)
            <footer class="proof">\(leaving(row, say))<a href="\(path)/\(row.id)/raw">\(icon("download"))\(say("Messaggio originale", "Original message"))</a>\(proof(row, visit, path))</footer>
            </article>
            """
    }

    /// The office sees all that happened to the letter; who has an access of their own gets its receipt.
    private static func proof(_ row: MessageRow, _ visit: Visit, _ path: String) -> HTML {
        let say = visit.say
        guard let all = visit.proofHref(of: row.id) else {
            return
                " <a href=\"\(path)/\(row.id)/receipt\" download>\(icon("seal"))\(say("Ricevuta", "Receipt"))</a>"
        }
        return " <a href=\"\(all)\">\(icon("seal"))\(say("Prova", "Proof"))</a>"
    }

    /// What a provider states is one line; its words, its signature and its file are there to be opened.
    private static func receipt(_ words: HTML, _ say: Say) -> HTML {
        "<details class=\"quoted\"><summary>\(say("La ricevuta e chi l'ha firmata", "The receipt, and who signed it"))</summary>\(words)</details>"
    }

    /// By mail anybody may write an address; who has signed in is known.
    private static func writing(_ row: MessageRow, _ say: Say) -> HTML {
        row.writer == nil
            ? "&lt;\(row.fromAddress)&gt;"
            : "\(icon("key"))\(say("scritta dalla pagina personale", "written on the personal page"))"
    }

    private static func attachments(_ reading: MessageReading, _ say: Say, _ path: String) -> HTML {
        if reading.attachments.isEmpty { return "" }
        return """
            <ul class="attachments" aria-label="\(say("Allegati", "Attachments"))">\(reading.attachments.html {
                "<li><a href=\"\(path)/\(reading.row.id)/attachments/\($0.index)\">\(icon("attachment"))\($0.name) <span class=\"muted\">\(size($0.size))</span></a>\(CertifiedNotes.file($0, "\(path)/\(reading.row.id)", say))</li>"
            })</ul>
            """
    }

    private static func notices(_ reading: MessageReading, _ say: Say) -> HTML {
        var html: HTML = ""
        if reading.blockedRemoteContent > 0 {
            html =
                "<p class=\"small muted\">\(say("Contenuti esterni non caricati: \(reading.blockedRemoteContent).", "Remote content not loaded: \(reading.blockedRemoteContent)."))</p>"
        }
        if reading.isCut {
            html =
                html
                + "<p class=\"small muted\">\(say("Lettera molto lunga: qui ne sta l'inizio, l'originale è conservato intero.", "A very long letter: this is its beginning, the original is kept whole."))</p>"
        }
        if !reading.faults.isEmpty {
            html =
                html
                + "<p class=\"small muted\">\(say("Il messaggio ha parti non leggibili: l'originale è conservato intero.", "Parts of this message cannot be read: the original is kept whole."))</p>"
        }
        return html
    }

    private static func leaving(_ row: MessageRow, _ say: Say) -> HTML {
        switch row.state {
        case nil: ""
        case .queued: "\(state(say("in partenza", "about to leave"), .info)) "
        case .sending: "\(state(say("in consegna al server", "being handed over"), .info)) "
        case .sent: "\(state(say("partita", "sent"), .good)) "
        case .refused: "\(state(say("rifiutata dal server", "refused by the server"), .bad)) "
        case .doubt: "\(state(say("incerta: forse partita", "in doubt: it may have left"), .warn)) "
        }
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }
}
