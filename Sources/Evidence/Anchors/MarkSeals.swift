import CMS
import Commons
import Journal
import Kernel
import Logging
import Outside
import Seal
import Store

/// Has the seals marked by each authority, every hour in which something happened, or sooner where much
/// did. Of several nodes one does it.
struct MarkSeals: Worker {
    let name = "mark seals"
    let house: House
    var post: any MarkPost = OutsideLine()

    private static let lookEveryNanoseconds: UInt64 = 20_000_000_000

    func run() async throws {
        while !Task.isCancelled {
            await look()
            try? await Task.sleep(nanoseconds: Self.lookEveryNanoseconds)
        }
        await post.close()
    }

    private func look() async {
        do {
            guard try await !house.isAsleep(), await house.store.duties.hold("marks") != .none
            else { return }
            for authority in try await house.store.read({ try TimeAuthorityRow.all(in: $0) }) {
                if Task.isCancelled { return }
                try await MarkStep(house: house, post: post).run(authority)
            }
        } catch {
            if Task.isCancelled { return }
            house.logger.error("seals wait for a time mark", metadata: ["fault": "\(error)"])
        }
    }
}

/// Takes a question to an authority; tests have one that answers by itself.
protocol MarkPost: Sendable {
    func ask(_ request: TimeStampRequest, at address: OutsideAddress, isHere: Bool) async
        -> OutsideAnswer
    func close() async
}

extension OutsideLine: MarkPost {
    private static let mostBytes = 256 << 10

    func ask(_ request: TimeStampRequest, at address: OutsideAddress, isHere: Bool) async
        -> OutsideAnswer
    {
        await post(
            request.bytes,
            headers: [
                ("Content-Type", "application/timestamp-query"),
                ("Accept", "application/timestamp-reply"),
            ], to: address, isHere: isHere, most: Self.mostBytes)
    }
}

/// Asks one authority for one mark, if it is time.
struct MarkStep: Sendable {
    let house: House
    let post: any MarkPost

    /// Our clock and that of the authority may be so far apart.
    static let mostSecondsApart: Int64 = 600

    private struct Look: Sendable {
        let log: Int64
        let size: Int64
        let text: String
    }

    /// - Parameter isAsked: somebody wants one now, whenever the last was.
    @discardableResult
    func run(_ authority: TimeAuthorityRow, isAsked: Bool = false) async throws -> MarkFault? {
        guard let look = try await look(authority, isAsked) else { return nil }
        let marked = Array(look.text.utf8)
        let request = TimeStampRequest(
            imprint: Digest.sha256(marked).bytes, chance: house.journal.secretBytes(16))
        let (mark, response, fault) = await ask(authority, request, marked)
        if Task.isCancelled, fault != nil { return nil }
        if let fault {
            house.logger.notice(
                "an authority gave no time mark",
                metadata: ["authority": "\(authority.id)", "fault": "\(fault.code)"])
        }
        try await house.batch(as: .house, road: .job, cause: "evidence.mark") { tx in
            guard try TimeAuthorityRow.all(in: tx).contains(authority) else { return }
            var attempt = try TimeAttempt.find(authority.id, in: tx)
            attempt.note(fault, at: tx.now)
            try attempt.keep(for: authority.id, in: tx)
            guard let mark else { return }
            try tx.executeOperational(
                """
                INSERT INTO time_mark (authority, log, size, marked_at, response)
                VALUES (\(authority.id), \(look.log), \(look.size),
                    \(Instant(milliseconds: mark.time)), \(response))
                ON CONFLICT (authority, log, size) DO NOTHING
                """)
        }
        return fault
    }

    private func look(_ authority: TimeAuthorityRow, _ isAsked: Bool) async throws -> Look? {
        try await house.reading(as: .house) { db in
            let attempt = try TimeAttempt.find(authority.id, in: db)
            guard let log = try LogRow.current(in: db),
                let last = try CheckpointRow.last(of: log.number, in: db),
                let note = SignedNote(last.note),
                isAsked || attempt.nextAt.map({ $0 <= db.now }) ?? true
            else { return nil }
            if let mark = try TimeMarkRow.last(of: authority.id, log: log.number, in: db) {
                guard mark.size < last.size else { return nil }
                let book = try db.parameters()
                let hours = try book.integer(TimeAuthority.hoursBetween, on: db.today)
                let facts = try book.integer(TimeAuthority.factsBetween, on: db.today)
                let isDue =
                    mark.markedAt.adding(seconds: Int64(hours) * 3_600) <= db.now
                    || last.size - mark.size >= Int64(facts)
                guard isDue || isAsked else { return nil }
            }
            return Look(log: log.number, size: last.size, text: note.text)
        }
    }

    private func ask(_ authority: TimeAuthorityRow, _ request: TimeStampRequest, _ marked: [UInt8])
        async -> (TimeStamp?, [UInt8], MarkFault?)
    {
        guard let address = OutsideAddress(authority.url) else {
            return (nil, [], .outside(.unknownHost))
        }
        switch await post.ask(request, at: address, isHere: authority.isHere) {
        case .fault(let fault): return (nil, [], .outside(fault))
        case .said(200, let body, _):
            do throws(TimeStamp.Fault) {
                let mark = try TimeStamp(response: body)
                try await mark.check(marked, answering: request, roots: authority.roots)
                let apart = abs(mark.time - house.time.now().milliseconds) / 1000
                if apart > Self.mostSecondsApart { return (nil, [], .otherTime) }
                return (mark, body, nil)
            } catch {
                return (nil, [], .mark(error))
            }
        case .said(let status, _, _): return (nil, [], .status(status))
        }
    }
}
