/// What the server lists beside what is held of it: which numbers we lack, which it has no more.
struct Reconciliation: Equatable {
    /// On the server and not held, ascending.
    private(set) var missing: [UInt32] = []
    /// Held, and no longer on the server: other programs may delete, so that is as it should be.
    private(set) var gone = 0

    /// - Parameters: numbers of one UIDVALIDITY, each ascending and each once.
    init(server: [UInt32], held: [UInt32]) {
        var held = held[...]
        for uid in server {
            while let first = held.first, first < uid {
                gone += 1
                held.removeFirst()
            }
            if held.first == uid { held.removeFirst() } else { missing.append(uid) }
        }
        gone += held.count
    }
}
