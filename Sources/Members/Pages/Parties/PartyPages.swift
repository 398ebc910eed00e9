import Commons
import Kernel
import Site

/// People and organisations: list, new, page, and the small forms of the page.
struct PartyPages {
    func register(in pages: inout Pages) {
        pages.get("/parties") { visit in .page(try await PartyListPage.load(visit).page) }
        pages.get("/parties/new", .work) { visit in
            .page(PartyFormPage(visit: visit, party: nil).page)
        }
        pages.post("/parties") { visit, form in try await create(visit, form) }
        pages.get("/parties/:id") { visit in
            let id = try visit.id(of: Party.self)
            // Old links to a record that was merged lead to the one that holds it.
            let survivor = try await visit.reading { try PartyMerge.survivor(of: id, in: $0) }
            guard survivor == id else { return .redirect(to: "/parties/\(survivor)") }
            return .page(PartyShowPage(view: try await PartyView.load(visit, id)).page)
        }
        MergePages().register(in: &pages)
        AccessPages().register(in: &pages)
        pages.get("/parties/:id/edit", .work) { visit in
            .page(PartyFormPage(visit: visit, party: try await find(visit)).page)
        }
        pages.post("/parties/:id") { visit, form in try await correct(visit, form) }
        act("contacts", AddContact.self, in: &pages)
        act("contact-preference", PreferContact.self, in: &pages)
        act("contact-end", EndContact.self, in: &pages)
        act("roles", BeginRole.self, in: &pages)
        act("role-end", EndRole.self, in: &pages)
        act("communities", JoinCommunity.self, in: &pages)
        act("parting", PartFromCommunity.self, in: &pages)
        act("following", TakeOverParty.self, in: &pages)
        act("standing-in", StandIn.self, in: &pages)
        act("leaving", StopFollowing.self, in: &pages)
        act("signature", SignCharter.self, in: &pages)
        act("shares", PayShare.self, in: &pages) { form in
            try form.setCents("shareCents", from: "_amount")
            try form.setCents("premiumCents", from: "_premium")
        }
    }

    /// One form of the page: done, the party is shown again; refused, it comes back with the reason.
    private func act<C: Command>(
        _ verb: String, _ type: C.Type, in pages: inout Pages,
        prepare: @escaping @Sendable (inout Form) throws -> Void = { _ in }
    ) {
        pages.post("/parties/:id/\(verb)") { visit, form in
            let id = try visit.id(of: Party.self)
            let refused: (any Refusal) async throws -> Answer = { refusal in
                let refused = RefusedForm(verb: verb, form: form, refusal: refusal)
                let view = try await PartyView.load(visit, id, refused: refused)
                return .page(PartyShowPage(view: view).page, status: refusal.kind.status)
            }
            var input = form
            input.set("party", "\(id)")
            do { try prepare(&input) } catch let refusal as any Refusal {
                return try await refused(refusal)
            }
            return try await visit.submit(
                type, input, then: { _ in .redirect(to: "/parties/\(id)?done=1") }, refused: refused
            )
        }
    }

    private func find(_ visit: Visit) async throws -> PartyRow {
        let id = try visit.id(of: Party.self)
        return try await visit.reading { db in try PartyRow.require(id, in: db) }
    }

    private func create(_ visit: Visit, _ form: Form) async throws -> Answer {
        if form["_sure"] == nil {
            let duplicates = try await alike(visit, form)
            if !duplicates.isEmpty {
                let page = PartyFormPage(
                    visit: visit, party: nil, form: form, duplicates: duplicates
                ).page
                return .page(page, status: .conflict)
            }
        }
        return try await visit.submit(
            RegisterParty.self, form,
            then: { party in .redirect(to: try await Self.next(after: party, visit, form)) },
            refused: { refusal in
                .page(PartyFormPage(visit: visit, party: nil, form: form, refusal: refusal).page)
            })
    }

    private func alike(_ visit: Visit, _ form: Form) async throws -> [PossibleDuplicates.Line] {
        let query = PossibleDuplicates(
            partyName: form["partyName"], givenName: form["givenName"]?.nonEmpty,
            bornOn: form["bornOn"].flatMap { CalendarDate($0) },
            mail: form["contacts.0.value"].flatMap { try? MailAddress($0) },
            phone: form["contacts.1.value"].flatMap { try? Phone($0) })
        return try await visit.ask(query)
    }

    /// Back to the case from which the party was registered, linked to it; else to its page.
    private static func next(after party: ID<Party>, _ visit: Visit, _ form: Form) async throws
        -> String
    {
        let link = "desk.link"
        guard let caseFile = form["_case"]?.nonEmpty, visit.house.commands[link] != nil else {
            return "/parties/\(party)?done=1"
        }
        let input: Tree = .object(["caseFile": .text(caseFile), "party": .text("\(party)")])
        do {
            _ = try await visit.house.run(
                named: link, input: input, as: visit.actor, road: .web,
                key: form["_key"]?.nonEmpty.map { "\($0)-case" })
        } catch is any Refusal {
            // The party is registered; the case was linked meanwhile or is not there.
            return "/parties/\(party)?done=1"
        }
        return "/desk/cases/\(caseFile)"
    }

    private func correct(_ visit: Visit, _ form: Form) async throws -> Answer {
        let party = try await find(visit)
        var input = form
        input.set("party", "\(party.id)")
        return try await visit.submit(
            CorrectParty.self, input, then: { _ in .redirect(to: "/parties/\(party.id)?done=1") },
            refused: { refusal in
                .page(PartyFormPage(visit: visit, party: party, form: form, refusal: refusal).page)
            })
    }
}

extension Form {
    /// Puts an amount that a person typed in euro into the command's field of cents.
    mutating func setCents(_ name: String, from typed: String) throws {
        guard let text = self[typed]?.trimmingSpace.nonEmpty else { return }
        do { set(name, "\(try Money(text).cents)") } catch {
            throw InputRefused.invalid(field: typed, code: error.code, sentence: error.sentence)
        }
    }
}
