import Commons
import Journal
import Store

/// People and organisations, the communities they come from, and the register of members.
public struct MembersFeature: Feature {
    public let name = "members"

    public init() {}

    public var migrations: [Migration] {
        PartyTables.migrations + CommunityTables.migrations + RegisterTables.migrations
    }

    public var facts: [FactKind] {
        [
            FactKind(PartyRegistered.self), FactKind(PartyCorrected.self), FactKind(ContactAdded.self),
            FactKind(ContactPreferred.self), FactKind(ContactEnded.self), FactKind(RoleBegun.self),
            FactKind(RoleEnded.self), FactKind(BoardResolved.self), FactKind(CommunityProposed.self),
            FactKind(CommunityCorrected.self), FactKind(CommunityValidated.self),
            FactKind(CommunityNotTakenIn.self), FactKind(CommunityLeft.self),
            FactKind(CommunityContactNamed.self), FactKind(CommunityContactEnded.self),
            FactKind(AgreementMade.self), FactKind(AgreementEnded.self), FactKind(CommunityJoined.self),
            FactKind(CommunityParted.self), FactKind(FollowingBegun.self), FactKind(FollowingEnded.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(RegisterParty.self), CommandKind(CorrectParty.self), CommandKind(AddContact.self),
            CommandKind(PreferContact.self), CommandKind(EndContact.self), CommandKind(BeginRole.self),
            CommandKind(EndRole.self), CommandKind(LinkAccount.self), CommandKind(RecordResolution.self),
            CommandKind(ProposeCommunity.self), CommandKind(CorrectCommunity.self),
            CommandKind(ValidateCommunity.self), CommandKind(RefuseCommunity.self),
            CommandKind(LeaveMarket.self), CommandKind(NameCommunityContact.self),
            CommandKind(EndCommunityContact.self), CommandKind(MakeAgreement.self),
            CommandKind(EndAgreement.self), CommandKind(JoinCommunity.self),
            CommandKind(PartFromCommunity.self), CommandKind(TakeOverParty.self),
            CommandKind(StandIn.self), CommandKind(StopFollowing.self),
        ]
    }

    public var queries: [QueryKind] {
        [
            QueryKind(ShowParty.self), QueryKind(PartiesByName.self), QueryKind(PossibleDuplicates.self),
            QueryKind(RoleCounts.self), QueryKind(MembersNotYetClients.self),
            QueryKind(CommunitiesByName.self), QueryKind(ShowCommunity.self), QueryKind(Resolutions.self),
        ]
    }
}
