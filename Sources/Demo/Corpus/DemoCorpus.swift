/// The life of a user cooperative of Modena from its first day to today, made from a seed.
///
/// The same seed, day and sizes give the same life, to the last comma. Nothing is read or written,
/// and people, firms, numbers and addresses are invented: mail addresses stand under domains
/// reserved for examples, telephone numbers ring nowhere, bank and meter codes belong to nobody.
///
/// Communities, operators and parties are kept; conversations are made when they are asked for,
/// each by its number, so a corpus of millions of messages takes no more memory than a small one.
public struct DemoCorpus: Sendable {
    public let house: DemoHouse
    public let seed: UInt64
    /// The last day told. Nothing is dated later, and no instant is after 8 in the morning of it.
    public let today: DemoDay
    /// In order of proposal.
    public let communities: [DemoCommunity]
    /// Eight, Giulia Ferrari first; some have left.
    public let operators: [DemoOperator]
    /// In order of first contact; the founders come first.
    public let parties: [DemoParty]
    /// In order of start.
    public let conversations: DemoConversations
    /// The people whom the manual and the screenshots know by name.
    public let cast: DemoCast

    /// - Parameters:
    ///   - today: kept to 14 April 2012 or later, for a life of a year at least.
    ///   - messages: how many all conversations have together, exactly; open work included; kept to
    ///     100,000,000 or fewer.
    ///   - parties: how many; kept to 60 or more.
    public init(
        seed: UInt64, today: DemoDay, messages: Int = 20_000, parties: Int = 2_000,
        house: DemoHouse = .modena
    ) {
        let today = max(today, house.foundedOn.adding(days: 366))
        let count = max(60, parties)
        let messages = min(max(0, messages), 100_000_000)
        let founders = min(25, count / 4)
        let communities = DemoCommunity.known(on: today)
        let operators = DemoOperator.staff(of: house, today: today)
        var factory = PartyFactory(
            house: house, today: today, communities: communities, operators: operators, seed: seed)
        var (people, places) = factory.parties(count: count, founders: founders)
        var register = MembershipFactory(today: today, communities: communities, seed: seed)
        let pending = Self.pending(among: people, founders: founders, places: places)
        register.enrol(&people, founders: founders, pending: pending)
        let world = CorpusWorld(
            house: house, seed: seed, today: today, communities: communities, operators: operators,
            parties: people)
        self.house = house
        self.seed = seed
        self.today = today
        self.communities = communities
        self.operators = operators
        self.parties = people
        conversations = DemoConversations(world: world, messages: messages, cast: places)
        cast = DemoCast(
            giulia: 0, bruno: places.bruno, officinaTassi: places.firm, pending: pending,
            showcase: conversations.showcase)
    }

    /// Bruno, then the last two before him and after him who could still be waiting for the board.
    private static func pending(among parties: [DemoParty], founders: Int, places: Cast.Places)
        -> [Int]
    {
        let others = parties.indices.reversed().filter {
            $0 >= founders && $0 != places.bruno && $0 != places.firm
        }
        return (places.bruno.map { [$0] } ?? []) + others.dropFirst(4).prefix(2)
    }
}

/// Where the cast stands in a corpus; parts may be missing in a very small one.
public struct DemoCast: Sendable, Hashable {
    /// Giulia Ferrari, place among the operators.
    public let giulia: Int
    /// Bruno Tassi, whose application waits for the charter; place among the parties.
    public let bruno: Int?
    /// Officina Tassi snc, a client; place among the parties.
    public let officinaTassi: Int?
    /// Applications that wait for the board; places among the parties.
    public let pending: [Int]
    /// The request with exactly three questions; place among the conversations.
    public let showcase: Int?
}
