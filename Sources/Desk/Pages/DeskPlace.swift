import Site

/// Where one is on the desk: in a queue, or on one of its other lists.
enum DeskPlace: Sendable, Equatable {
    case queue(QueueChoice)
    case promises, mentions, tasks

    var queue: QueueChoice? {
        if case .queue(let choice) = self { return choice }
        return nil
    }

    /// The links of the queues that bring themselves up to date, as they stand here.
    var live: String {
        switch self {
        case .queue(let choice): address("/desk/queues", [("queue", choice.text)])
        case .promises: address("/desk/queues", [("at", "promises")])
        case .tasks: address("/desk/queues", [("at", "tasks")])
        case .mentions: address("/desk/queues", [("at", "mentions")])
        }
    }

    init(_ visit: Visit, queue: QueueChoice) {
        switch visit.query("at") {
        case "promises": self = .promises
        case "tasks": self = .tasks
        case "mentions": self = .mentions
        default: self = .queue(queue)
        }
    }
}
