import Commons
import Journal
import Kernel
import Logging
import Outside
import Store

/// Tells other systems of what happens, each in its own order and at its own pace: one that is slow or
/// away keeps no other waiting. Of several nodes one does it.
struct DeliverWebhooks: Worker {
    let name = "deliver webhooks"
    let house: House

    private static let lookEverySeconds: UInt64 = 2

    func run() async throws {
        let news = await house.follower.news()
        let wakes = Wakes()
        let turns = WebhookTurns(house: house)
        await withDiscardingTaskGroup { group in
            group.addTask {
                for await item in news {
                    if await turns.mayConcern(item) { wakes.wake() }
                }
            }
            group.addTask {
                while !Task.isCancelled {
                    wakes.wake()
                    try? await Task.sleep(nanoseconds: Self.lookEverySeconds * 1_000_000_000)
                }
            }
            for await _ in wakes.stream {
                if Task.isCancelled { break }
                for hook in await turns.begin() {
                    group.addTask {
                        // What came in meanwhile found its turn taken.
                        if await turns.run(hook) { wakes.wake() }
                    }
                }
            }
            group.cancelAll()
        }
    }
}

/// Which webhooks are being sent to, so that each is sent to by one task at a time.
actor WebhookTurns {
    private let house: House
    private var busy: Set<ID<Webhook>> = []
    /// Up to which place there is nothing for a webhook, as long as it is not changed: not worth
    /// writing down for each fact.
    private var quiet: [ID<Webhook>: WebhookTurn.Quiet] = [:]
    /// Whether there was a webhook to be sent to when we last looked.
    private var hasOpen = true

    init(house: House) { self.house = house }

    /// Without webhooks only what happens to webhooks does: most houses have none.
    func mayConcern(_ item: JournalFollower.News) -> Bool {
        hasOpen || item.feature == "webhooks"
    }

    /// The webhooks that have something to be sent now, or may have; each must then be run.
    func begin() async -> [ID<Webhook>] {
        guard (try? await house.isAsleep()) == false,
            await house.store.duties.hold("webhooks") != .none
        else { return [] }
        let now = house.time.now()
        let look = try? await house.store.read { db in
            let open = try WebhookRow.all(in: db).filter { $0.pause == nil }
            let length = open.isEmpty ? 0 : try Journal.length(of: db)
            let due = try open.compactMap { hook -> (WebhookRow, Int64)? in
                let progress = try WebhookProgress.find(hook, in: db)
                guard progress.doneThrough < length, progress.nextAt.map({ $0 <= now }) ?? true
                else { return nil }
                return (hook, length)
            }
            return (due: due, hasOpen: !open.isEmpty)
        }
        hasOpen = look?.hasOpen ?? true
        return (look?.due ?? []).compactMap { hook, length in
            if let quiet = quiet[hook.id], quiet.revision == hook.revision,
                quiet.through >= length
            {
                return nil
            }
            return busy.insert(hook.id).inserted ? hook.id : nil
        }
    }

    /// - Returns: whether it came to an end by itself, so that looking again is worth while.
    func run(_ hook: ID<Webhook>) async -> Bool {
        let post = OutsideLine()
        let turn = WebhookTurn(house: house, hook: hook, post: post)
        var chance = SystemChance()
        let quiet = await turn.run(from: quiet[hook], &chance)
        await post.close()
        self.quiet[hook] = quiet
        busy.remove(hook)
        return quiet != nil
    }
}

/// Sends to one webhook, in order, until nothing waits, one message fails or it is not to be sent to
/// any more. What was delivered is written down before the next is sent, so whoever goes on after a
/// process that died repeats one message at most.
struct WebhookTurn: Sendable {
    let house: House
    let hook: ID<Webhook>
    let post: any WebhookPost

    /// Nothing waits up to this place, for the webhook as it was then.
    struct Quiet: Sendable, Equatable {
        let revision: Int64
        let through: Int64
    }

    /// Beyond so many facts that are none of its business their place is written down.
    private static let worthKeeping: Int64 = 1_000

    private struct Look: Sendable {
        let hook: WebhookRow
        let progress: WebhookProgress
        let secrets: [WebhookSecret]
        let messages: [WebhookMessage]
        let through: Int64
        let isAll: Bool
    }

    /// - Returns: up to where nothing waits; nil where it ended for another reason.
    func run(from known: Quiet?, _ chance: inout some Chance) async -> Quiet? {
        var quiet = known
        do {
            while !Task.isCancelled, let look = try await look(quiet) {
                if look.secrets.isEmpty {
                    try await pause(look.hook, because: .noSecret)
                    return nil
                }
                for message in look.messages {
                    guard try await send(message, look, &chance) else { return nil }
                }
                quiet = Quiet(revision: look.hook.revision, through: look.through)
                if look.through - look.progress.doneThrough > Self.worthKeeping {
                    try await pass(to: look.through, look.hook)
                }
                if look.isAll { return quiet }
            }
        } catch {
            house.logger.warning(
                "webhooks wait", metadata: ["hook": "\(hook)", "fault": "\(error)"])
        }
        return nil
    }

    /// Nil where nothing is to be sent now.
    private func look(_ quiet: Quiet?) async throws -> Look? {
        let (now, secrets, catalogue) = (house.time.now(), house.secrets, house.journal.catalogue)
        return try await house.store.read { [hook] db in
            guard let row = try WebhookRow.find(hook, in: db), row.pause == nil else { return nil }
            let progress = try WebhookProgress.find(row, in: db)
            guard progress.nextAt.map({ $0 <= now }) ?? true else { return nil }
            let passed = quiet?.revision == row.revision ? quiet?.through ?? 0 : 0
            let waiting = try row.waiting(
                after: max(progress.doneThrough, passed), catalogue, in: db)
            return Look(
                hook: row, progress: progress,
                secrets: try WebhookKeys.find(hook, at: now, secrets, in: db),
                messages: waiting.messages, through: waiting.lookedThrough, isAll: waiting.isAll)
        }
    }

    /// - Returns: whether the next may be sent.
    private func send(_ message: WebhookMessage, _ look: Look, _ chance: inout some Chance)
        async throws -> Bool
    {
        guard !Task.isCancelled, await house.store.duties.hold("webhooks") != .none,
            let address = OutsideAddress(look.hook.url)
        else { return false }
        let answer = await post.post(
            message.body, headers: message.headers(signedBy: look.secrets, at: house.time.now()),
            to: address, isHere: look.hook.isHere)
        // Cut short by our own stopping: nobody's failure.
        if Task.isCancelled, !answer.isDelivered { return false }
        log(answer, of: message)
        return try await record(answer, of: message, look, &chance)
    }

    private func log(_ answer: WebhookAnswer, of message: WebhookMessage) {
        guard !answer.isDelivered else { return }
        house.logger.notice(
            "a webhook did not take a message",
            metadata: [
                "hook": "\(hook)", "message": "\(message.id)", "sequence": "\(message.sequence)",
                "answer": "\(answer)",
            ])
    }

    /// Writes down how it went. Who was stopped for a while and goes on after another has taken over
    /// changes nothing: what is written is only ever further on.
    private func record(
        _ answer: WebhookAnswer, of message: WebhookMessage, _ look: Look,
        _ chance: inout some Chance
    ) async throws -> Bool {
        let seed = chance.nextUInt64()
        return try await house.batch(as: .house, road: .job, cause: "webhooks.deliver") { tx in
            var chance = SplitMix64(seed: seed)
            guard let row = try WebhookRow.find(hook, in: tx) else { return false }
            var progress = try WebhookProgress.find(row, in: tx)
            guard progress.doneThrough < message.sequence else { return false }
            progress.note(answer, at: message.sequence, now: tx.now, chance: &chance)
            try progress.keep(for: hook, in: tx)
            guard row.pause == nil else { return false }
            if answer.isGone {
                try tx.append(WebhookPaused(hook: hook, reason: .gone))
                return false
            }
            let days = try tx.parameters().days(Webhook.pauseAfter, on: tx.today)
            if progress.hasFailed(forDays: days, at: tx.now) {
                try tx.append(WebhookPaused(hook: hook, reason: .failing))
            }
            return answer.isDelivered && row.revision == look.hook.revision
        }
    }

    private func pass(to place: Int64, _ look: WebhookRow) async throws {
        try await house.batch(as: .house, road: .job, cause: "webhooks.deliver") { tx in
            guard let row = try WebhookRow.find(hook, in: tx), row.revision == look.revision else {
                return
            }
            var progress = try WebhookProgress.find(row, in: tx)
            guard progress.doneThrough < place else { return }
            progress.doneThrough = place
            try progress.keep(for: hook, in: tx)
        }
    }

    private func pause(_ look: WebhookRow, because reason: WebhookPause) async throws {
        try await house.batch(as: .house, road: .job, cause: "webhooks.deliver") { tx in
            guard let row = try WebhookRow.find(hook, in: tx), row.pause == nil,
                row.revision == look.revision
            else { return }
            try tx.append(WebhookPaused(hook: hook, reason: reason))
        }
    }
}
