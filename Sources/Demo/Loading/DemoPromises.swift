import Commons
import Desk
import Kernel
import Store

/// What a working day finds written down for later: promises by a day, cases put aside, what is looked
/// for again and again.
struct DemoPromises {
    let operators: [Actor]

    private static let texts = [
        "Mandare il preventivo firmato dalla compagnia",
        "Richiamare dopo la perizia",
        "Confermare la data di decorrenza della polizza",
        "Spedire la copia del contratto di fornitura",
        "Dire se il rimborso è stato accreditato",
        "Portare i moduli alla prossima visita",
    ]

    func load(in house: House) async throws {
        if let first = operators.first {
            try await house.run(
                SaveSearch(
                    title: "Polizze che aspettano",
                    criteria: CaseCriteria(words: "polizza", standing: .waiting)),
                as: first, road: .import)
        }
        let open = try await house.store.read {
            try $0.values(
                """
                SELECT id FROM case_file WHERE closed_at IS NULL AND holder IS NULL
                ORDER BY last_at DESC, id LIMIT \(operators.count * 2)
                """, as: ID<CaseFile>.self)
        }
        let today = house.zone.date(of: house.time.now())
        for (index, (caseFile, actor)) in zip(open, operators + operators).enumerated() {
            if index < operators.count {
                try await house.run(
                    MakePromise(
                        caseFile: caseFile, text: Self.texts[index % Self.texts.count],
                        dueOn: today.adding(days: index * 2)), as: actor, road: .import)
            } else if index % 2 == 0 {
                try await house.run(TakeCase(caseFile: caseFile), as: actor, road: .import)
                try await house.run(
                    SnoozeCase(caseFile: caseFile, until: today.adding(days: 1 + index)),
                    as: actor, road: .import)
            }
        }
    }
}
