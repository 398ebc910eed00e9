import Commons
import Kernel
import Members
import Store

/// How memberships and shares end in the demo: accounts approved each spring, leavers paid back, and
/// some things that a working day still finds open.
struct DemoEndings {
    let house: House
    let foundedOn: CalendarDate

    private var today: CalendarDate { house.zone.date(of: house.time.now()) }

    func load() async throws {
        try await approveAccounts()
        try await payBack()
        try await leaveOpen()
    }

    private func approveAccounts() async throws {
        let today = today
        try await house.batch(as: .house, road: .import, cause: "demo") { tx in
            for year in (foundedOn.year..<max(today.year, foundedOn.year + 1)) {
                guard let day = CalendarDate(year: year + 1, month: 4, day: 29), day <= today
                else { continue }
                let meeting = try tx.perform(
                    RecordResolution(
                        kind: .meeting, number: "B\(year)", on: day,
                        text: "Approvazione del bilancio \(year)."))
                try tx.perform(ApproveAccounts(year: year, resolution: meeting))
            }
        }
    }

    /// All whose term is over, and of those whose term runs all but the last three.
    private func payBack() async throws {
        let leavers = try await house.ask(LeaversToSettle(limit: 1_000), as: .house)
        let today = today
        let late = leavers.filter { $0.dueOn.map { $0 < today } ?? false }
        let due = leavers.filter { $0.dueOn.map { $0 >= today } ?? false }
        for lot in (late + due.dropLast(3)).lots(of: 100) {
            try await house.batch(as: .house, road: .import, cause: "demo") { tx in
                for line in lot {
                    guard let approved = line.approvedOn else { continue }
                    try tx.perform(
                        PayShareBack(
                            party: line.party, shareCents: line.heldCents,
                            reference: "Liquidazione quota n. \(line.number)",
                            on: min(approved.adding(days: 60 + line.number % 90), tx.today)))
                }
            }
        }
    }

    /// A withdrawal and transfers to be examined, one authorised, one refused, a share called.
    private func leaveOpen() async throws {
        let numbers = try await house.store.read {
            try $0.values(
                """
                SELECT number FROM member WHERE left_on IS NULL ORDER BY number DESC LIMIT 12
                """, as: Int.self)
        }
        guard numbers.count >= 12 else { return }
        let today = today
        try await house.batch(as: .house, road: .import, cause: "demo") { tx in
            func party(_ index: Int) throws -> ID<Party> {
                guard let found = try Member.find(number: numbers[index], in: tx) else {
                    throw CommonRefusal.notFound
                }
                return found.party
            }
            func ask(_ giver: Int, _ receiver: Int, daysAgo: Int) throws -> ID<ShareTransfer>? {
                let since = today.adding(days: -daysAgo)
                guard let member = try Member.find(number: numbers[giver], in: tx),
                    member.admittedOn < since
                else { return nil }
                return try tx.attempt {
                    try tx.perform(
                        AskTransfer(
                            number: numbers[giver], receiver: try party(receiver),
                            shareCents: 25_00, means: .certifiedMail, on: since)
                    ).transfer
                }
            }
            func board(_ number: String, daysAgo: Int) throws -> ID<BoardResolution> {
                try tx.perform(
                    RecordResolution(number: number, on: today.adding(days: -daysAgo)))
            }
            for index in [0, 1, 2, 3] {
                try tx.perform(PayShare(party: try party(index), shareCents: 25_00))
            }
            _ = try ask(0, 4, daysAgo: 12)
            if let one = try ask(1, 5, daysAgo: 30) {
                try tx.perform(
                    AuthoriseTransfer(
                        transfer: one, resolution: try board("Cess-1", daysAgo: 5),
                        notifiedOn: today.adding(days: -4)))
            }
            if let two = try ask(2, 6, daysAgo: 30) {
                try tx.perform(
                    RefuseTransfer(
                        transfer: two, resolution: try board("Cess-2", daysAgo: 8),
                        reasons: "Chi riceve non usa i servizi della cooperativa.",
                        notifiedOn: today.adding(days: -7)))
            }
            if let three = try ask(3, 7, daysAgo: 40) {
                try tx.perform(
                    AuthoriseTransfer(
                        transfer: three, resolution: try board("Cess-3", daysAgo: 20),
                        notifiedOn: today.adding(days: -19)))
                try tx.perform(CompleteTransfer(transfer: three, on: today.adding(days: -10)))
            }
            try tx.perform(
                CallShare(
                    number: numbers[8], shareCents: 50_00, dueOn: today.adding(days: 20)))
            try tx.perform(
                AskWithdrawal(
                    number: numbers[9], means: .registeredLetter,
                    ground: "Si trasferisce in un'altra regione.", on: today.adding(days: -6)))
        }
    }
}
