import Commons
import Kernel
import Members
import Site

/// Reading a case and what is done with it, but for answering.
struct CasePages {
    func register(in pages: inout Pages) {
        pages.get("/desk/cases/:id") { visit in
            .page(CasePage(view: try await CaseView.load(visit, try visit.id())).page)
        }
        PresenceLine.register(in: &pages)
        act("hold", TakeCase.self, in: &pages)
        act("release", ReleaseCase.self, in: &pages)
        act("closing", CloseCase.self, in: &pages)
        act("reopening", ReopenCase.self, in: &pages)
        act("labels", SetLabel.self, in: &pages)
        act("kind", SetKind.self, in: &pages)
        act("work", NoteWork.self, in: &pages)
        act("striking", StrikeOutWork.self, in: &pages)
        act("contacts", RecordContact.self, typed: ContactForm.typed, in: &pages) {
            Self.back($1, $3) + "#c-\($0)"
        }
        act("party", LinkCase.self, in: &pages)
        act("promises", MakePromise.self, in: &pages)
        act("promises/day", MovePromise.self, in: &pages)
        act("promises/end", SettlePromise.self, in: &pages)
        act("promises/keeper", TakePromise.self, in: &pages)
        act("offer", OfferCase.self, in: &pages)
        act("offer/end", EndOffer.self, in: &pages)
        act("merging", MergeCases.self, in: &pages) {
            Self.back($2["into"].flatMap(ID.init) ?? $1, $3)
        }
        act("parting", UnmergeCase.self, in: &pages)
        act("snooze", SnoozeCase.self, in: &pages)
        act("waking", WakeCase.self, in: &pages)
    }

    /// One form of the page: done, the case is shown again; refused, it comes back with the reason.
    private func act<C: Command>(
        _ verb: String, _ type: C.Type,
        typed: @escaping @Sendable (Form, Visit) async throws -> Form = { form, _ in form },
        in pages: inout Pages,
        then: @escaping @Sendable (C.Outcome, ID<CaseFile>, Form, Visit) -> String = {
            Self.back($1, $3)
        }
    ) {
        pages.post("/desk/cases/:id/\(verb)") { visit, form in
            let id = try visit.id(of: CaseFile.self)
            return try await visit.submit(
                type,
                {
                    var input = try await typed(form, visit)
                    input.set("caseFile", "\(id)")
                    return input
                }, then: { .redirect(to: then($0, id, form, visit)) },
                refused: { refusal in
                    let view = try await CaseView.load(visit, id)
                    let refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                    return .page(CasePage(view: view, refused: refused).page)
                })
        }
    }

    static func back(_ id: ID<CaseFile>, _ visit: Visit, _ more: [(String, String?)] = []) -> String
    {
        guard let queue = visit.query("queue").flatMap(QueueChoice.init) else {
            return address("/desk/cases/\(id)", more)
        }
        return DeskAddress(queue: queue).caseFile(id, more)
    }
}
