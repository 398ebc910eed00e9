import Commons
import Kernel
import Site

struct RegisterPages {
    func register(in pages: inout Pages) {
        pages.get("/members", .oversee) { visit in .page(try await RegisterPage.load(visit).page) }
        pages.get("/members/paper", .oversee) { visit in
            .page(try await RegisterPage.load(visit, isOnPaper: true).page)
        }
        pages.get("/members/register.csv", .oversee) { visit in
            let asked = RegisterPage.Asked(visit)
            let text = try await visit.ask(
                RegisterCSV(on: asked.on, knownAt: asked.knownAt, isWhole: asked.isWhole))
            let day = asked.on ?? visit.today
            let name = visit.say("libro-soci-\(day).csv", "register-\(day).csv")
            // The mark tells spreadsheets that it is UTF-8.
            return .download(
                [0xEF, 0xBB, 0xBF] + Array(text.utf8), name: name, type: "text/csv; charset=utf-8")
        }
        pages.get("/members/entries/:number", .oversee) { visit in
            .page(try await MemberPage.load(visit, try number(visit)).page)
        }
        act("request", AskWithdrawal.self, in: &pages)
        act("withdrawal", AcceptWithdrawal.self, in: &pages, isResolved: true)
        act("withdrawal-refusal", RefuseWithdrawal.self, in: &pages, isResolved: true)
        act("withdrawal-return", TakeBackWithdrawal.self, in: &pages)
        act("exclusion", ExcludeMember.self, in: &pages, isResolved: true)
        act("death", RecordDeath.self, in: &pages)
        act("annulment", AnnulExit.self, in: &pages)
        act("correction", CorrectRegisterEntry.self, in: &pages)
        act("repayment", PayShareBack.self, in: &pages)
        act("call", CallShare.self, in: &pages)
        act("forfeit", ForfeitShare.self, in: &pages, isResolved: true)
        act("transfer-authorisation", AuthoriseTransfer.self, in: &pages, isResolved: true)
        act("transfer-refusal", RefuseTransfer.self, in: &pages, isResolved: true)
        act("transfer-completion", CompleteTransfer.self, in: &pages)
        act("transfer-return", TakeBackTransfer.self, in: &pages)
        pages.post("/members/entries/:number/transfer") { visit, form in
            try await askTransfer(visit, form)
        }
        pages.get("/members/shares", .oversee) { visit in
            .page(try await SharesPage.load(visit).page)
        }
        pages.post("/members/shares/accounts") { visit, form in
            try await approveAccounts(visit, form)
        }
    }

    private func number(_ visit: Visit) throws -> Int {
        guard let number = Int(visit.part("number")) else { throw CommonRefusal.notFound }
        return number
    }

    private func act<C: Command>(
        _ verb: String, _ type: C.Type, in pages: inout Pages, isResolved: Bool = false
    ) {
        pages.post("/members/entries/:number/\(verb)") { visit, form in
            let number = try number(visit)
            let show: (Form, any Refusal) async throws -> Answer = { form, refusal in
                let refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                let page = try await MemberPage.load(visit, number, refused: refused).page
                return .page(page, status: refusal.kind.status)
            }
            var input = form
            do {
                if isResolved {
                    input = try await ResolutionPick.resolve(form, kind: .board, visit)
                }
                try input.setCents("shareCents", from: "_amount")
            } catch let refusal as any Refusal { return try await show(form, refusal) }
            let member = try await visit.ask(ShowMember(number: number)).member
            input.set("number", "\(number)")
            input.set("party", "\(member.party)")
            let resolved = input
            return try await visit.submit(
                type, resolved, then: { _ in .redirect(to: "/members/entries/\(number)?done=1") },
                refused: { try await show(resolved, $0) })
        }
    }

    /// Who receives is typed as a person knows them: several matches bring the form back to choose.
    private func askTransfer(_ visit: Visit, _ form: Form) async throws -> Answer {
        let number = try number(visit)
        let pick = try await PartyPick.load("receiver", visit)
        var (input, shown, problem) = try await pick.resolve(form, visit)
        let show: (Form, PartyPick, any Refusal) async throws -> Answer = { form, pick, refusal in
            let refused = RefusedForm(verb: "transfer", form: form, refusal: pick.typed(refusal))
            let page = try await MemberPage.load(visit, number, receiver: pick, refused: refused)
            return .page(page.page, status: refusal.kind.status)
        }
        if let problem { return try await show(input, shown, problem) }
        do { try input.setCents("shareCents", from: "_amount") } catch let refusal as any Refusal {
            return try await show(input, shown, refusal)
        }
        input.set("number", "\(number)")
        let (resolved, chosen) = (input, shown)
        return try await visit.submit(
            AskTransfer.self, resolved,
            then: { _ in .redirect(to: "/members/entries/\(number)?done=1") },
            refused: { try await show(resolved, chosen, $0) })
    }

    private func approveAccounts(_ visit: Visit, _ form: Form) async throws -> Answer {
        let show: (Form, any Refusal) async throws -> Answer = { form, refusal in
            let refused = RefusedForm(verb: "accounts", form: form, refusal: refusal)
            return .page(
                try await SharesPage.load(visit, refused: refused).page,
                status: refusal.kind.status)
        }
        let resolved: Form
        do { resolved = try await ResolutionPick.resolve(form, kind: .meeting, visit) } catch let
            refusal as any Refusal
        { return try await show(form, refusal) }
        return try await visit.submit(
            ApproveAccounts.self, resolved,
            then: { _ in .redirect(to: "/members/shares?done=1") },
            refused: { try await show(resolved, $0) })
    }
}
