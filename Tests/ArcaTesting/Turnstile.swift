/// Lets only so many in at once; the others wait in the order in which they came. A PostgreSQL
/// server has connections for a few test cooperatives at a time, while the test runner begins
/// them all together.
actor Turnstile {
    static let postgres = Turnstile(places: 4)

    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { self.places = places }

    func enter() async {
        if places > 0 {
            places -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty {
            places += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
