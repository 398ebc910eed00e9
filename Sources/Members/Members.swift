import Commons
import Journal
import Kernel
import Site
import Store

/// People and organisations, the communities they come from, and the register of members.
public struct MembersFeature: SiteFeature {
    public let name = "members"
    public let title = Bilingual(it: "Soci e persone", en: "Members and people")

    public init() {}

    /// What the register follows from: what happened to people and was decided of limits and terms.
    static let registerFacts = ["members.", "commons."]

    public var migrations: [Migration] {
        PartyTables.migrations + CommunityTables.migrations + RegisterTables.migrations
            + ImportTables.migrations + EndingTables.migrations
            + MergingTables.migrations + GuarantorTables.migrations + [
                PartyAccess.migration, RegisterTables.ofParty,
            ]
    }

    public var facts: [FactKind] {
        [
            FactKind(PartyRegistered.self), FactKind(AccessGiven.self), FactKind(AccessEnded.self),
            FactKind(PartyCorrected.self),
            FactKind(ContactAdded.self),
            FactKind(ContactPreferred.self), FactKind(ContactEnded.self), FactKind(RoleBegun.self),
            FactKind(RoleEnded.self), FactKind(BoardResolved.self),
            FactKind(CommunityProposed.self),
            FactKind(CommunityCorrected.self), FactKind(CommunityValidated.self),
            FactKind(CommunityNotTakenIn.self), FactKind(CommunityLeft.self),
            FactKind(CommunityContactNamed.self), FactKind(CommunityContactEnded.self),
            FactKind(AgreementMade.self), FactKind(AgreementEnded.self),
            FactKind(CommunityJoined.self),
            FactKind(CommunityParted.self), FactKind(FollowingBegun.self),
            FactKind(FollowingEnded.self),
            FactKind(CharterPublished.self), FactKind(CharterSigned.self),
            FactKind(ApplicationReceived.self), FactKind(ApplicationAmended.self),
            FactKind(ApplicationTakenBack.self), FactKind(ApplicationNotAccepted.self),
            FactKind(RefusalNotified.self), FactKind(RefusalAppealed.self),
            FactKind(AppealDecided.self),
            FactKind(SharePaid.self), FactKind(SharePaidBack.self), FactKind(MemberAdmitted.self),
            FactKind(MemberLeft.self), FactKind(WithdrawalAsked.self),
            FactKind(WithdrawalNotAccepted.self), FactKind(WithdrawalTakenBack.self),
            FactKind(SponsorReviewed.self), FactKind(AbsencePlanned.self),
            FactKind(AbsenceEnded.self),
            FactKind(PartiesMerged.self), FactKind(PartiesParted.self),
            FactKind(PartiesKeptApart.self),
            FactKind(ShareCalled.self), FactKind(ShareForfeited.self),
            FactKind(AccountsApproved.self), FactKind(TransferAsked.self),
            FactKind(TransferAnswered.self), FactKind(TransferTakenBack.self),
            FactKind(ShareTransferred.self),
            FactKind(ExitAnnulled.self), FactKind(RegisterEntryCorrected.self),
            FactKind(ImportReceived.self), FactKind(ImportStarted.self),
            FactKind(ImportAdvanced.self),
            FactKind(ImportGivenUp.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(RegisterParty.self), CommandKind(GiveAccess.self),
            CommandKind(EndAccess.self), CommandKind(RenewAccess.self),
            CommandKind(CorrectParty.self),
            CommandKind(AddContact.self),
            CommandKind(PreferContact.self), CommandKind(EndContact.self),
            CommandKind(BeginRole.self),
            CommandKind(EndRole.self), CommandKind(LinkAccount.self),
            CommandKind(RecordResolution.self),
            CommandKind(ProposeCommunity.self), CommandKind(CorrectCommunity.self),
            CommandKind(ValidateCommunity.self), CommandKind(RefuseCommunity.self),
            CommandKind(LeaveMarket.self), CommandKind(NameCommunityContact.self),
            CommandKind(EndCommunityContact.self), CommandKind(MakeAgreement.self),
            CommandKind(EndAgreement.self), CommandKind(JoinCommunity.self),
            CommandKind(PartFromCommunity.self), CommandKind(TakeOverParty.self),
            CommandKind(StandIn.self), CommandKind(StopFollowing.self),
            CommandKind(PublishCharter.self), CommandKind(SignCharter.self),
            CommandKind(ApplyForMembership.self), CommandKind(AmendApplication.self),
            CommandKind(TakeBackApplication.self), CommandKind(RefuseApplication.self),
            CommandKind(NotifyRefusal.self), CommandKind(AppealRefusal.self),
            CommandKind(DecideAppeal.self), CommandKind(PayShare.self),
            CommandKind(PayShareBack.self),
            CommandKind(AdmitMember.self), CommandKind(AskWithdrawal.self),
            CommandKind(AcceptWithdrawal.self), CommandKind(RefuseWithdrawal.self),
            CommandKind(TakeBackWithdrawal.self),
            CommandKind(ExcludeMember.self), CommandKind(RecordDeath.self),
            CommandKind(AnnulExit.self), CommandKind(CallShare.self),
            CommandKind(ForfeitShare.self), CommandKind(ApproveAccounts.self),
            CommandKind(AskTransfer.self), CommandKind(AuthoriseTransfer.self),
            CommandKind(RefuseTransfer.self), CommandKind(TakeBackTransfer.self),
            CommandKind(CompleteTransfer.self), CommandKind(MergeParties.self),
            CommandKind(PartParties.self), CommandKind(KeepApart.self),
            CommandKind(ReviewSponsor.self), CommandKind(BeAway.self), CommandKind(BeBack.self),
            CommandKind(CorrectRegisterEntry.self), CommandKind(ReceiveImport.self),
            CommandKind(TryImport.self), CommandKind(PreviewImport.self),
            CommandKind(StartImport.self),
            CommandKind(AdvanceImport.self), CommandKind(GiveUpImport.self),
        ]
    }

    public var queries: [QueryKind] {
        [
            QueryKind(ShowParty.self), QueryKind(MyRecord.self), QueryKind(PartiesByName.self),
            QueryKind(PossibleDuplicates.self),
            QueryKind(RoleCounts.self), QueryKind(MembersNotYetClients.self),
            QueryKind(CommunitiesByName.self), QueryKind(ShowCommunity.self),
            QueryKind(Resolutions.self),
            QueryKind(CharterVersions.self), QueryKind(CharterText.self),
            QueryKind(CharterToSign.self),
            QueryKind(Applications.self), QueryKind(ShowApplication.self),
            QueryKind(MemberRegister.self),
            QueryKind(RegisterCSV.self), QueryKind(ShowMember.self), QueryKind(VotingRoll.self),
            QueryKind(MembershipClocks.self), QueryKind(LeaversToSettle.self),
            QueryKind(RegisterWarnings.self),
            QueryKind(SponsorsGone.self), QueryKind(PublishedFigures.self),
            QueryKind(Absences.self),
            QueryKind(PartyAsKnown.self), QueryKind(MergePreview.self),
            QueryKind(ProposedMerges.self),
            QueryKind(MemberImports.self), QueryKind(ShowImport.self),
        ]
    }

    public var lists: [ExportedList] {
        [MembersLists.members, MembersLists.parties, MembersLists.contacts]
    }

    public func workers(in house: House) -> [any Worker] { [ImportWorker(house: house)] }

    public var menu: [MenuEntry] {
        [
            OwnPages.entry,
            MenuEntry(
                "Soci", "Members", href: "/members", icon: "members", place: 30,
                .oversee),
            MenuEntry("Persone", "People", href: "/parties", icon: "person", place: 32),
            MenuEntry(
                "Collettività", "Communities", href: "/communities", icon: "community", place: 34,
                .oversee),
        ]
    }

    public func pages(_ pages: inout Pages) {
        PartyPages().register(in: &pages)
        OwnPages().register(in: &pages)
        ApplicationPages().register(in: &pages)
        RegisterPages().register(in: &pages)
        ResolutionPages().register(in: &pages)
        CommunityPages().register(in: &pages)
        CharterPages().register(in: &pages)
        ImportPages().register(in: &pages)
        SponsorPages().register(in: &pages)
        NotYetClientsPage.register(in: &pages)
        AbsencePages().register(in: &pages)
    }

    public func settingsLinks(_ say: Say) -> [(
        title: String, text: String, href: String, icon: String
    )] {
        [
            (
                title: say("Assenze", "Absences"),
                text: say(
                    "Quando sono via, e chi lo è già.", "When I am away, and who is already."),
                href: "/absences", icon: "calendar"
            )
        ]
    }

    public func today(_ visit: Visit) async throws -> [TodayCard] {
        try await MembersToday.cards(visit)
    }

    public func story(_ fact: DecodedFact, _ stored: StoredFact, _ say: Say) -> StoryItem? {
        MembersStory.item(fact, say)
    }
}
