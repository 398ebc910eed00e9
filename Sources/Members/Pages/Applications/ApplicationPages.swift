import Commons
import Kernel
import Site

struct ApplicationPages {
    func register(in pages: inout Pages) {
        pages.get("/members/applications", .oversee) { visit in
            .page(try await ApplicationsPage.load(visit).page)
        }
        pages.get("/members/applications/new", .work) { visit in
            .page(try await ApplicationForm.load(visit).newPage)
        }
        pages.post("/members/applications") { visit, form in try await create(visit, form) }
        pages.get("/members/applications/:id", .oversee) { visit in
            .page(try await ApplicationPage.load(visit, try visit.id()).page)
        }
        pages.post("/members/applications/:id/amendment") { visit, form in
            try await amend(visit, form)
        }
        act("admission", AdmitMember.self, in: &pages, resolvedBy: .board)
        act("refusal", RefuseApplication.self, in: &pages, resolvedBy: .board)
        act("withdrawal", TakeBackApplication.self, in: &pages)
        act("notice", NotifyRefusal.self, in: &pages)
        act("appeal", AppealRefusal.self, in: &pages)
        act("decision", DecideAppeal.self, in: &pages, resolvedBy: .meeting)
    }

    private func create(_ visit: Visit, _ form: Form) async throws -> Answer {
        var page = try await ApplicationForm.load(visit)
        guard let input = try await page.resolve(form) else {
            return .page(page.newPage, status: .unprocessableContent)
        }
        let shown = page
        return try await visit.submit(
            ApplyForMembership.self, input,
            then: { .redirect(to: "/members/applications/\($0)?done=1") },
            refused: { refusal in
                var again = shown
                again.refusal = shown.applicant.typed(refusal)
                return .page(again.newPage)
            })
    }

    private func amend(_ visit: Visit, _ form: Form) async throws -> Answer {
        let id = try visit.id(of: MembershipApplication.self)
        let line = try await visit.ask(ShowApplication(application: id))
        var editing = try await ApplicationForm.load(visit, line.application)
        guard var input = try await editing.resolve(form) else {
            let page = try await ApplicationPage.load(visit, id, editing: editing)
            return .page(page.page, status: .unprocessableContent)
        }
        input.set("application", "\(id)")
        return try await visit.submit(
            AmendApplication.self, input,
            then: { _ in .redirect(to: "/members/applications/\(id)?done=1") },
            refused: { refusal in
                let refused = RefusedForm(verb: "amendment", form: form, refusal: refusal)
                return .page(try await ApplicationPage.load(visit, id, refused: refused).page)
            })
    }

    /// One form of the page: done, the application is shown again; refused, it comes back.
    private func act<C: Command>(
        _ verb: String, _ type: C.Type, in pages: inout Pages,
        resolvedBy kind: ResolutionKind? = nil
    ) {
        pages.post("/members/applications/:id/\(verb)") { visit, form in
            let id = try visit.id(of: MembershipApplication.self)
            var input = form
            let show: (Form, any Refusal) async throws -> Answer = { form, refusal in
                let refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                let page = try await ApplicationPage.load(visit, id, refused: refused).page
                return .page(page, status: refusal.kind.status)
            }
            if let kind {
                let isFounder = try await visit.ask(ShowApplication(application: id)).application
                    .isFounder
                do {
                    input = try await ResolutionPick.resolve(
                        form, kind: isFounder ? .foundation : kind, visit)
                } catch let refusal as any Refusal { return try await show(form, refusal) }
            }
            input.set("application", "\(id)")
            let resolved = input
            return try await visit.submit(
                type, resolved, then: { _ in .redirect(to: "/members/applications/\(id)?done=1") },
                refused: { try await show(resolved, $0) })
        }
    }
}
