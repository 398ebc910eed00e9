import Commons
import Kernel
import Site

/// One thing done with several cases of a list: each passes the same gate as if it were done alone, and
/// those that it stops are named.
struct ManyCases {
    let visit: Visit
    let form: Form

    static let most = 100

    struct Outcome: Sendable {
        var done = 0
        var refused: [(title: String, refusal: any Refusal)] = []
    }

    var chosen: [ID<CaseFile>] {
        Array(form.all("case").compactMap { ID<CaseFile>($0) }.prefix(Self.most))
    }

    /// What has to be chosen first: what is done with many is never done by leaving a list as it stands.
    var lacking: Bilingual? {
        if chosen.isEmpty {
            return Bilingual(it: "Scegli almeno una pratica", en: "Choose at least one case")
        }
        switch form["what"] {
        case "kind" where form["kind"]?.nonEmpty == nil:
            return Bilingual(it: "Scegli quale tipo dare", en: "Choose which kind to give")
        case "label" where form["label"]?.nonEmpty == nil:
            return Bilingual(
                it: "Scegli quale etichetta mettere", en: "Choose which label to put on")
        case "close" where form["reason"]?.nonEmpty == nil:
            return Bilingual(it: "Scegli perché si chiudono", en: "Choose why they are closed")
        default: return nil
        }
    }

    func run() async throws -> Outcome {
        var outcome = Outcome()
        for id in chosen {
            do {
                try await run(id)
                outcome.done += 1
            } catch let refusal as any Refusal {
                let row = try await visit.reading { try CaseRow.find(id, in: $0) }
                outcome.refused.append((row.map { "\($0.number) \($0.title)" } ?? "", refusal))
            }
        }
        return outcome
    }

    private func run(_ id: ID<CaseFile>) async throws {
        switch form["what"] {
        case "take": try await run(TakeCase(caseFile: id), on: id)
        case "release": try await run(ReleaseCase(caseFile: id), on: id)
        case "label":
            guard let label = form["label"].flatMap({ ID<Label>($0) }) else {
                throw InputRefused.missing(field: "label")
            }
            try await run(SetLabel(caseFile: id, label: label, isOn: true), on: id)
        case "kind":
            guard let kind = form["kind"].flatMap({ ID<CaseKind>($0) }) else {
                throw InputRefused.missing(field: "kind")
            }
            try await run(SetKind(caseFile: id, kind: kind), on: id)
        case "close":
            let reason = form["reason"]?.nonEmpty
            try await run(CloseCase(caseFile: id, reason: reason), on: id)
        default: throw InputRefused.missing(field: "what")
        }
    }

    /// Sent twice it is done once, for each case.
    private func run<C: Command>(_ command: C, on id: ID<CaseFile>) async throws {
        let key = form["_key"]?.nonEmpty.map { "\($0)-\(id)" }
        _ = try await visit.house.run(command, as: visit.actor, road: .web, key: key)
    }
}

extension ManyCases.Outcome {
    func told(_ say: Say) -> HTML {
        let title =
            done == 1
            ? say("Fatto per una pratica", "Done for one case")
            : say("Fatto per \(done) pratiche", "Done for \(done) cases")
        if refused.isEmpty { return notice(.good, title, role: "status") }
        return """
            <div class="notice warn" role="alert" tabindex="-1" id="refusal">\(icon("warn"))<div><h2>\(title)</h2>
            <p>\(say("Per queste no:", "Not for these:"))</p><ul>\(refused.html { one in
                "<li>\(one.title): \(say(one.refusal.sentence))</li>"
            })</ul></div></div>
            """
    }
}

/// What can be done with the cases chosen in a list.
struct ManyCasesBar {
    let visit: Visit
    let counts: QueueCounts.Answer

    private var say: Say { visit.say }

    var html: HTML {
        let fields = visit.fields(scope: "many")
        let reasons = ClosingReason.listed.filter { $0 != .answered }.map {
            (value: $0.code, title: $0.sentence(say.sentences))
        }
        let none = [(value: "", title: say("scegli", "choose"))]
        let labels = counts.labels.map(\.label)
        let kinds = counts.kinds.map(\.kind)
        let kinding: HTML =
            kinds.isEmpty
            ? ""
            : """
            <div class="split">\(fields.select("kind", say("Tipo", "Kind"), options: none + kinds.map { (value: "\($0.id)", title: $0.title) }))\(button("kind", say("Dai", "Give")))</div>
            """
        let labelling: HTML =
            labels.isEmpty
            ? ""
            : """
            <div class="split">\(fields.select("label", say("Etichetta", "Label"), options: none + labels.map { (value: "\($0.id)", title: $0.title) }))\(button("label", say("Metti", "Put on")))</div>
            """
        return """
            <div class="stack tight many">\(visit.formKeys)<div class="actions">\(button("take", say("Prendi", "Take")))\(button("release", say("Rilascia", "Release")))</div>
            \(kinding)\(labelling)<div class="split">\(fields.select("reason", say("Perché si chiudono", "Why they are closed"), options: none + reasons))\(button("close", say("Chiudi", "Close")))</div></div>
            """
    }

    private func button(_ what: String, _ title: String) -> HTML {
        "<button class=\"button small\" name=\"what\" value=\"\(what)\">\(title)</button>"
    }
}
