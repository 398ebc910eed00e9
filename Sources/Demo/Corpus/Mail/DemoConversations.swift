/// All conversations, in order of start, each made at the moment it is asked for.
///
/// Going through them in order, backwards or from many threads gives the same conversations; none
/// is kept. Making one takes some tens of microseconds a message.
public struct DemoConversations: RandomAccessCollection, Sendable {
    public let startIndex = 0
    public let endIndex: Int
    /// How many messages all conversations have together.
    public let messageCount: Int
    /// Place of the conversation of the screenshots.
    public let showcase: Int?
    private let factory: ConversationFactory
    private let history: History
    private let openWork: OpenWork
    /// The place of each open conversation among all, in order.
    private let openPlaces: [Int]
    private let cast: Cast.Places

    init(world: CorpusWorld, messages: Int, cast: Cast.Places) {
        let openWork = OpenWork(
            world: world, budget: messages, hasShowcase: cast.firm != nil && messages > 0)
        // Two working days before the end, so that whatever has started can be answered by now.
        let lastDay = world.calendar.local(
            at: world.calendar.length - 2 * WorkCalendar.minutesPerDay
        ).dayNumber
        let history = History(
            messages: messages - openWork.messageCount, seed: world.seed,
            from: world.house.foundedOn.number, through: lastDay)
        let places = openWork.items.enumerated().map { place, item in
            history.count(before: item.start) + place
        }
        factory = ConversationFactory(world: world)
        self.history = history
        self.openWork = openWork
        openPlaces = places
        self.cast = cast
        endIndex = history.count + openWork.items.count
        messageCount = Swift.max(messages, openWork.messageCount)
        showcase = openWork.items.firstIndex(where: \.isShowcase).map { places[$0] }
    }

    public subscript(position: Int) -> DemoConversation {
        precondition(indices.contains(position), "there is no conversation number \(position)")
        let openBefore = openPlaces.partitioningIndex { $0 >= position }
        if openBefore < openPlaces.count, openPlaces[openBefore] == position {
            return factory.open(openWork.items[openBefore], number: position, cast: cast)
                ?? .nothing(at: position)
        }
        let number = position - openBefore
        return factory.settled(
            number: number, start: history.start(of: number), length: history.length(of: number),
            as: position) ?? .nothing(at: position)
    }

    /// Places of the conversations that wait for an answer.
    public var openPositions: [Int] { openPlaces }

    /// How many conversations start before an instant, in milliseconds since 1970 UTC.
    public func count(before instant: Int) -> Int {
        history.count(before: instant)
            + openWork.items.partitioningIndex { $0.start >= instant }
    }
}

extension DemoConversation {
    /// A corpus always has parties and operators, so this is never met; better an empty one than a
    /// trap.
    static func nothing(at position: Int) -> DemoConversation {
        DemoConversation(
            index: position, kind: .thanks, mailbox: .info, partyIndex: 0, operatorIndex: 0,
            subject: "", messages: [], contacts: [], isOpen: false, isUrgent: false)
    }
}
