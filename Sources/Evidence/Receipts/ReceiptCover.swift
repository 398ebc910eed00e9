import Commons
import Kernel
import Seal
import Site

/// The page in a receipt for people: what it holds, what that proves and what it does not, how to check it.
/// It stands by itself, in both languages, and prints on two sheets.
struct ReceiptCover {
    let cooperative: String
    let zone: Zone
    let fact: SealedFact
    let originals: [Receipt.Original]
    let marks: [Mark]
    let key: NoteKey
    let address: String?

    /// Who else says when.
    struct Mark: Sendable {
        let title: String
        let at: Instant
    }

    var html: HTML {
        let title = "Ricevuta · Receipt \(fact.stored.sequence)"
        return """
            <!doctype html>
            <html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title><style>\(Self.style)</style></head><body>
            <header><p>\(cooperative)</p><h1>\(title)</h1></header>
            \(part(Say(.italian)))<hr>\(part(Say(.english)))
            </body></html>

            """
    }

    private func part(_ say: Say) -> HTML {
        """
        <section lang="\(say.language.rawValue)">
        <h2>\(say("Che cosa contiene", "What it holds"))</h2>\(facts(say))\(words(say))
        <h2>\(say("Che cosa prova", "What it proves"))</h2><ul>\(proved(say).html { "<li>\($0)</li>" })</ul>
        <h2>\(say("Che cosa non prova", "What it does not prove"))</h2><ul>\(notProved(say).html { "<li>\($0)</li>" })</ul>
        <h2>\(say("Come si controlla", "How it is checked"))</h2>\(check(say))
        </section>
        """
    }

    private func facts(_ say: Say) -> HTML {
        let moments = Moments(language: say.language, zone: zone)
        var rows: [(String, HTML)] = []
        if let title = fact.title, !title.isEmpty {
            rows.append((say("Titolo", "Title"), "\(title)"))
        }
        rows += [
            (say("Genere", "Kind"), "<code>\(fact.stored.name)</code>"),
            (say("Accaduto", "Happened"), "\(moments.moment(fact.stored.occurredAt))"),
            (say("Registrato", "Recorded"), "\(moments.moment(fact.stored.recordedAt))"),
            (say("Posto nel registro", "Place in the log"), "\("\(fact.stored.sequence)")"),
            (say("Registro", "Log"), "<code>\(key.name)</code>"),
        ]
        rows += originals.map { original in
            (
                say("Originale", "Original"),
                "<code>originals/\(original.hash.hex).\(original.kind)</code>"
            )
        }
        return "<dl>\(rows.html { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" })</dl>"
    }

    /// What the fact says, as it was sealed.
    private func words(_ say: Say) -> HTML {
        guard let content = fact.stored.content else {
            return
                "<p>\(say("Le parole sono state cancellate, o non ce n'erano; la loro impronta resta.", "The words were erased, or there were none; their fingerprint stays."))</p>"
        }
        return """
            <details><summary>\(say("Le parole, come sono state sigillate", "The words, as they were sealed"))</summary><pre>\(fact.stored.structure)
            \(content)</pre></details>
            """
    }

    private func proved(_ say: Say) -> [String] {
        [
            say(
                "Il fatto esisteva quando la cooperativa ha firmato il sigillo di \(size) fatti, al posto \(fact.stored.sequence).",
                "The fact existed when the cooperative signed the seal of \(size) facts, in place \(fact.stored.sequence)."
            ),
            say(
                "Nessuno lo ha cambiato da allora: né lui, né le parole, né gli originali allegati.",
                "Nobody has changed it since: neither the fact, nor its words, nor the originals."),
            say(
                "Viene dopo i fatti con un posto minore e prima di quelli con un posto maggiore.",
                "It comes after the facts with a lower place and before those with a higher one."),
        ]
            + marks.map { mark in
                let moment = Moments(language: say.language, zone: zone).moment(mark.at)
                return say(
                    "Esisteva già il \(moment): lo ha firmato \(mark.title), autorità di marcatura temporale (RFC 3161).",
                    "It existed already on \(moment): \(mark.title), a time authority, signed that (RFC 3161)."
                )
            }
    }

    private var size: Int64 {
        fact.proof.flatMap { Checkpoint($0.checkpoint.text) }?.size ?? 0
    }

    private func notProved(_ say: Say) -> [String] {
        [
            say(
                "Che qualcuno abbia letto ciò che è stato scritto.",
                "That anybody read what was written."),
            say(
                "Che ciò che il fatto dice sia vero: solo che è stato registrato così.",
                "That what the fact says is true: only that it was recorded so."),
            marks.isEmpty
                ? say(
                    "L'ora da parte di terzi: data e ora sono quelle scritte dalla cooperativa, e in questa ricevuta non c'è una marca temporale.",
                    "The time by somebody else: day and hour are those that the cooperative wrote, and there is no time mark in this receipt."
                )
                : say(
                    "Che sia accaduto proprio all'ora che la cooperativa ha scritto: è certo solo che esisteva già al momento della marca.",
                    "That it happened at the very hour that the cooperative wrote: what is certain is only that it existed at the moment of the mark."
                ),
        ]
    }

    private func check(_ say: Say) -> HTML {
        let page = address.map { "\($0)\(CheckPage.path)" } ?? CheckPage.path
        return """
            <ol>
            <li>\(say("Con Arca, anche senza rete:", "With Arca, offline too:")) <code>arca evidence check ricevuta-\(fact.stored.sequence).zip --key \(key.text)</code></li>
            <li>\(say("Nel browser, che calcola da sé e non manda niente:", "In the browser, which computes by itself and sends nothing:")) <code>\(page)</code></li>
            <li>\(say("Con programmi comuni, nella cartella in cui l'hai aperta (niente di Arca):", "With common programs, in the folder where you opened it (nothing of Arca):"))
            <pre>\(Self.recipe)\(marks.isEmpty ? "" : Self.times)</pre></li>
            </ol>
            <p>\(say("La chiave pubblica deve venirti dalla cooperativa per un'altra strada: quella nella ricevuta serve solo a confrontare.", "The public key must come to you from the cooperative by another road: the one in the receipt is there to be compared only."))</p>
            """
    }

    /// The contents are those of the list; the list and the seal are signed; the words are in the entry; the
    /// entry leads to the root that the seal names. With OpenSSL 3, and Python for the last step.
    private static let recipe = """
        sha256sum -c SHA256SUMS

        { printf '302a300506032b6570032100' | xxd -r -p
          cut -d+ -f3- keys/key.txt | base64 -d | tail -c 32; } > key.der
        verify() { openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in "$1" -sigfile "$2"; }
        verify SHA256SUMS SHA256SUMS.sig

        sed '1,/^$/d' proof/proof.tlog-proof > seal.txt
        sed '/^$/,$d' seal.txt > seal.body
        sed -n '/^— /p' seal.txt | head -1 | cut -d' ' -f3 | base64 -d | tail -c 64 > seal.sig
        verify seal.body seal.sig

        cat fact/salt.bin fact/content.json | sha256sum
        tail -c 32 fact/entry.bin | xxd -p -c 32

        python3 - <<'END'
        import base64, hashlib
        h = lambda b: hashlib.sha256(b).digest()
        top, seal = open("proof/proof.tlog-proof").read().split("\\n\\n", 1)
        lines, (_, size, root, *_) = top.split("\\n"), seal.split("\\n")
        at, last = int(lines[1].split()[1]), int(size) - 1
        found = h(b"\\0" + h(open("fact/entry.bin", "rb").read()))
        for other in map(base64.b64decode, lines[2:]):
            if at % 2 or at == last:
                found = h(b"\\1" + other + found)
                while at % 2 == 0 and at: at, last = at // 2, last // 2
            else:
                found = h(b"\\1" + found + other)
            at, last = at // 2, last // 2
        print("in the log" if last == 0 and found == base64.b64decode(root) else "NOT in the log")
        END
        """

    /// OpenSSL alone says who marked when, over the seal that the fact is in.
    private static let times = """

        for mark in time/*/; do
          sed '1,/^$/d' $mark/proof.tlog-proof | sed '/^$/,$d' > $mark/seal.body
          openssl ts -verify -data $mark/seal.body -in $mark/answer.tsr -CAfile $mark/roots.pem
          openssl ts -reply -in $mark/answer.tsr -text | grep 'Time stamp'
        done
        """

    private static let style = HTML(
        alreadySafeMarkup: """
            body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1.25rem;color:#1c2430}
            header p{margin:0;color:#5b6675}h1{margin:.1em 0 1em;font-size:1.7rem}h2{font-size:1.15rem;margin:1.6em 0 .4em}
            dl{display:grid;grid-template-columns:minmax(7rem,26%) 1fr;gap:.2rem 1rem;margin:0}dt{color:#5b6675}dd{margin:0;overflow-wrap:anywhere}
            code,pre{font:.82em/1.5 ui-monospace,monospace;overflow-wrap:anywhere}pre{white-space:pre-wrap;background:#f3f5f7;padding:.7rem .9rem}
            hr{border:0;border-top:1px solid #c9d0d8;margin:2.5rem 0}@media print{body{margin:0;font-size:11pt}hr{break-before:page;border:0}details{display:none}}
            """)
}
