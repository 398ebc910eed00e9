import Commons
import Journal
import Kernel
import Seal
import Site

/// One fact, how it is sealed, and its receipt.
struct FactPage {
    static let path = "/evidence/facts"

    static let ofSubject = "/evidence/subjects"
    private static let most = 100

    func register(in pages: inout Pages) {
        pages.get("\(Self.ofSubject)/:id") { visit in .page(try await facts(visit)) }
        pages.get("\(Self.path)/:sequence") { visit in .page(try await page(visit)) }
        pages.get("\(Self.path)/:sequence/receipt") { visit in
            do {
                let answer = try await visit.ask(MakeReceipt(sequence: try Self.sequence(visit)))
                return .download(answer.bytes, name: answer.name, type: "application/zip")
            } catch let refusal as EvidenceRefused {
                return .page(try await page(visit, refusal), status: .conflict)
            }
        }
    }

    private static func sequence(_ visit: Visit) throws -> Int64 {
        guard let sequence = Int64(visit.part("sequence")) else { throw CommonRefusal.notFound }
        return sequence
    }

    private func page(_ visit: Visit, _ refusal: (any Refusal)? = nil) async throws -> Page {
        let say = visit.say
        let sequence = try Self.sequence(visit)
        let fact = try await visit.reading { try SealedFact.find(sequence, in: $0) }
        let item = try visit.item(visit.house.journal.catalogue.decode(fact.stored), fact.stored)
        let title = say("Fatto \(sequence)", "Fact \(sequence)")
        let href = "\(Self.path)/\(sequence)/receipt"
        let told: HTML =
            item.map { item in
                "<div><dt>\(say("Che cosa", "What"))</dt><dd>\(item.href.map { "<a href=\"\($0)\">\(item.title)</a>" } ?? item.title)</dd></div>"
            } ?? ""
        let proof: HTML =
            if let checkpoint = fact.proof.flatMap({ Checkpoint($0.checkpoint.text) }) {
                notice(
                    .good, say("Sigillato", "Sealed"),
                    "\(say("È nel sigillo firmato di \(checkpoint.size) fatti, al suo posto.", "It is in the signed seal of \(checkpoint.size) facts, in its place."))"
                )
            } else {
                notice(
                    .info, say("Non ancora sigillato", "Not sealed yet"),
                    "\(say(EvidenceRefused.notSealedYet.sentence))")
            }
        let words: HTML =
            fact.stored.content == nil
            ? "<p class=\"muted\">\(say("Le parole sono state cancellate, o non ce n'erano: il sigillo resta.", "The words were erased, or there were none: the seal stays."))</p>"
            : ""
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, crumbs: [(say("Prove", "Evidence"), EvidencePages.path)]))
                \(visit.fields(nil, refusal).refusalBox)\(proof)
                <section class="card"><dl class="facts">\(told)
                <div><dt>\(say("Genere", "Kind"))</dt><dd><code class="mono">\(fact.stored.name)</code></dd></div>
                <div><dt>\(say("Accaduto", "Happened"))</dt><dd>\(visit.moments.time(fact.stored.occurredAt))</dd></div>
                <div><dt>\(say("Registrato", "Recorded"))</dt><dd>\(visit.moments.time(fact.stored.recordedAt))</dd></div>
                <div><dt>\(say("Impronta", "Fingerprint"))</dt><dd><code class="mono small">\(fact.stored.leaf.hex)</code></dd></div>
                </dl>\(words)
                <div class="actions"><a class="button primary" href="\(href)" download>\(icon("download"))\(say("Scarica la ricevuta", "Download the receipt"))</a>
                <a class="button quiet" href="\(CheckPage.path)">\(icon("seal"))\(say("Controlla una ricevuta", "Check a receipt"))</a></div>
                <p class="hint">\(say("Un solo file, con gli originali e la prova: chi ha la nostra chiave pubblica lo controlla anche senza di noi. Dentro ci sono le parole del fatto: dallo solo a chi può leggerle.", "One file, with the originals and the proof: whoever has our public key checks it without us too. The words of the fact are in it: give it only to those who may read them."))</p></section>
                """)
    }

    /// All that happened to a subject, each with its proof: a letter came, was filed, was answered.
    private func facts(_ visit: Visit) async throws -> Page {
        let say = visit.say
        let subject = try visit.id(of: Subject.self)
        let before = visit.query("before").flatMap(Timeline.Position.init)
        let facts = try await visit.reading { db in
            try Timeline(of: subject, before: before, limit: Self.most).fetch(from: db).map {
                (stored: $0, decoded: try db.catalogue.decode($0))
            }
        }
        guard !facts.isEmpty || before != nil else { throw CommonRefusal.notFound }
        let title = say("Prove di ciò che è accaduto", "Proofs of what happened")
        let rows = facts.html { fact -> HTML in
            let told =
                visit.item(fact.decoded, fact.stored)?.title
                ?? "<code class=\"mono\">\(fact.stored.name)</code>"
            let path = "\(Self.path)/\(fact.stored.sequence)"
            return """
                <tr><th scope="row"><a href="\(path)">\(told)</a> <code class="mono small muted">\(fact.stored.name)</code></th><td data-label="\(say("Registrato", "Recorded"))">\(visit.moments.time(fact.stored.recordedAt))</td><td class="num" data-label="\(say("Posto", "Place"))">\(fact.stored.sequence)</td><td><a class="button small quiet" href="\(path)/receipt" download>\(icon("download"))\(say("Ricevuta", "Receipt"))<span class="hush"> \(fact.stored.sequence)</span></a></td></tr>
                """
        }
        let here = "\(Self.ofSubject)/\(subject)"
        let older =
            facts.count < Self.most
            ? nil
            : facts.last.map {
                address(
                    here,
                    [
                        (
                            "before",
                            Timeline.Position(
                                occurredAt: $0.stored.occurredAt, sequence: $0.stored.sequence
                            ).description
                        )
                    ])
            }
        return Page(
            title, shape: .narrow,
            body: """
                \(pageHead(say, title, lead: "\(say("Ogni riga è un fatto sigillato: la sua ricevuta è un solo file, che chiunque controlla anche senza di noi.", "Each line is a sealed fact: its receipt is one file, which anybody checks without us too."))", crumbs: [(say("Prove", "Evidence"), EvidencePages.path)]))
                <section class="card flush"><table class="table dense"><caption class="hush">\(title)</caption>
                <thead><tr><th scope="col">\(say("Che cosa", "What"))</th><th scope="col">\(say("Registrato", "Recorded"))</th><th scope="col" class="num">\(say("Posto", "Place"))</th><th scope="col"><span class="hush">\(say("Ricevuta", "Receipt"))</span></th></tr></thead>
                <tbody>\(rows)</tbody></table></section>\(pager(say, newer: before == nil ? nil : here, older: older))
                """)
    }
}

extension Visit {
    /// The receipt of the fact by which a subject came in, as a file: of a letter, that it arrived or was
    /// written. Whether who asks may have it is for the caller to say.
    public func receipt<Entity>(of subject: ID<Entity>) async throws -> Answer {
        let answer = try await reading { db in
            let first = try db.value(
                "SELECT MIN(sequence) FROM fact_subject WHERE subject = \(subject)", as: Int64?.self
            )
            guard let sequence = first ?? nil else { throw CommonRefusal.notFound }
            return try MakeReceipt(sequence: sequence).fetch(from: db)
        }
        return .download(answer.bytes, name: answer.name, type: "application/zip")
    }
}
