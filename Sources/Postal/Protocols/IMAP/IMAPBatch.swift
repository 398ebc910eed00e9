/// How a long list of messages is asked for in pieces that fit in memory.
enum IMAPBatch: Equatable {
    case fetch([UInt32])
    case tooLarge(uid: UInt32, bytes: Int)

    /// Numbers asked for at once when only short facts come back.
    static func windows(_ uids: [UInt32]) -> [ArraySlice<UInt32>] {
        let width = 500
        return stride(from: 0, to: uids.count, by: width).map {
            uids[$0..<min($0 + width, uids.count)]
        }
    }

    /// Batches in the order of `uids`. A message without a size is asked for all the same: the
    /// answer will show whether it is there.
    static func plan(
        _ uids: some Sequence<UInt32>, sizes: [UInt32: Int], limits: MailLimits
    ) -> [IMAPBatch] {
        var plan: [IMAPBatch] = []
        var batch: [UInt32] = []
        var bytes = 0
        func close() {
            if !batch.isEmpty { plan.append(.fetch(batch)) }
            (batch, bytes) = ([], 0)
        }
        for uid in uids {
            let size = sizes[uid] ?? 0
            guard size <= limits.messageBytes else {
                close()
                plan.append(.tooLarge(uid: uid, bytes: size))
                continue
            }
            // Sizes have 32 bits and a batch at most a few hundred of them: no overflow.
            if batch.count >= limits.batchMessages || bytes + size > limits.batchBytes { close() }
            batch.append(uid)
            bytes += size
        }
        close()
        return plan
    }
}
