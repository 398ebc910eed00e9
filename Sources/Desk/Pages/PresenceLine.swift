import Commons
import Kernel
import Site

/// Who else has the case open: a line that the script keeps true while the page is open.
struct PresenceLine {
    let visit: Visit
    let caseFile: ID<CaseFile>
    let others: [WhoIsHere.Line]

    static func register(in pages: inout Pages) {
        pages.post("/desk/cases/:id/presence") { visit, form in
            let id = try visit.id(of: CaseFile.self)
            let here = try await visit.ask(WhoIsHere(caseFile: id))
            // Somebody who stays as she is writes nothing, most of the time.
            if !here.isFresh || here.doing.map({ $0.rawValue != form["doing"] }) ?? true {
                var input = Form(fields: [("caseFile", "\(id)")])
                input.set("doing", form["doing"] ?? "")
                return try await visit.submit(
                    BePresent.self, input,
                    then: { _ in .fragment(lines(here.others, visit.say)) },
                    refused: { .fragment("", status: $0.kind.status) })
            }
            return .fragment(lines(here.others, visit.say))
        }
    }

    var html: HTML {
        guard visit.actor.may(.work) else { return "" }
        return
            "<p class=\"presence\" role=\"status\" data-presence=\"/desk/cases/\("\(caseFile)")/presence\">\(Self.lines(others, visit.say))</p>"
    }

    private static func lines(_ others: [WhoIsHere.Line], _ say: Say) -> HTML {
        others.html { one in
            let doing =
                one.doing == .writing
                ? say("sta scrivendo", "is writing") : say("sta leggendo", "is reading")
            return "<span>\(face(one.name, "small")) \(one.name) \(doing)</span>"
        }
    }
}
