import Testing

@testable import Demo

@Suite struct CorpusRegisterTests {
    private let corpus = CorpusFixture.corpus
    private var members: [(party: DemoParty, membership: DemoMembership)] {
        corpus.parties.compactMap { party in party.membership.map { (party, $0) } }
    }

    @Test func `a sponsor was a member on the day of the application (M2)`() throws {
        for (party, membership) in members where !membership.isFounder {
            let sponsor = try #require(membership.sponsorIndex)
            #expect(sponsor != party.index)
            #expect(corpus.parties[sponsor].isMember(on: membership.appliedOn), "\(party.index)")
        }
    }

    @Test func `only founders have no sponsor, and they are of the first day (M2)`() {
        let founders = members.filter(\.membership.isFounder)
        #expect(founders.count == 25)
        for founder in founders {
            #expect(founder.membership.sponsorIndex == nil)
            #expect(founder.membership.admittedOn == corpus.house.foundedOn)
        }
        #expect(members.filter { $0.membership.sponsorIndex == nil }.count == founders.count)
    }

    @Test func `nobody is admitted from outside a validated community (M2)`() throws {
        for (party, membership) in members {
            guard let admitted = membership.admittedOn else { continue }
            #expect(corpus.communities[party.communityIndex].isOpen(on: admitted))
        }
    }

    @Test func `nobody is admitted from 2019 without the charter (M3)`() throws {
        let asked = CorpusFixture.day(2019, 1, 1)
        let charter = CorpusFixture.day(2016, 1, 1)
        for (_, membership) in members {
            if let signed = membership.charterSignedOn { #expect(signed >= charter) }
            guard let admitted = membership.admittedOn, admitted >= asked else { continue }
            let signed = try #require(membership.charterSignedOn)
            #expect(signed <= admitted)
        }
        let unsigned = members.filter {
            !$0.membership.isPending && $0.membership.charterSignedOn == nil
        }
        #expect(!unsigned.isEmpty)
    }

    @Test func `the way into the register and out of it is in order`() {
        for (party, membership) in members {
            #expect(party.firstContactOn <= membership.appliedOn)
            #expect(membership.appliedOn <= corpus.today)
            #expect(membership.shareCents >= 2_500)
            guard let resolved = membership.resolvedOn, let admitted = membership.admittedOn else {
                #expect(membership.isPending && membership.resolvedOn == nil)
                continue
            }
            #expect(membership.appliedOn <= resolved && resolved <= admitted)
            #expect(admitted <= corpus.today)
            // A refusal or an admission comes within 60 days (COOP-03), August included.
            #expect(resolved.number - membership.appliedOn.number <= 66)
            if let end = membership.end {
                #expect(end.on > admitted && end.on <= corpus.today)
                #expect(!end.reason.isEmpty)
                if let signed = membership.charterSignedOn { #expect(signed <= end.on) }
            }
        }
    }

    @Test func `members are most but not all, and some have left`() {
        let today = corpus.parties.filter { $0.isMember(on: corpus.today) }.count
        #expect((900...1_400).contains(today))
        let causes = Set(members.compactMap(\.membership.end?.cause))
        #expect(causes == [.withdrawal, .exclusion, .death])
    }

    @Test func `three applications wait, the first of them for the charter`() throws {
        let pending = members.filter(\.membership.isPending)
        #expect(pending.count == 3)
        #expect(Set(pending.map(\.party.index)) == Set(corpus.cast.pending))
        let bruno = corpus.parties[try #require(corpus.cast.bruno)]
        #expect(bruno.displayName == "Bruno Tassi")
        #expect(bruno.membership?.isPending == true)
        #expect(bruno.membership?.charterSignedOn == nil)
        let firm = corpus.parties[try #require(corpus.cast.officinaTassi)]
        #expect(firm.displayName == "Officina Tassi snc")
    }

    @Test func `communities are of every status, and refusals say why (M4)`() {
        let communities = corpus.communities
        #expect(Set(communities.map(\.status)) == [.proposed, .validated, .left, .refused])
        #expect(Set(communities.map(\.kind)) == Set(DemoCommunity.Kind.allCases))
        #expect(Set(communities.map(\.name)).count == communities.count)
        for community in communities {
            #expect(community.reason.count > 20)
            #expect(community.proposedOn <= corpus.today)
            if let validated = community.validatedOn {
                #expect(community.proposedOn <= validated && validated <= corpus.today)
                #expect(community.refusedOn == nil)
            }
        }
        #expect(communities.contains { $0.refusedOn != nil && $0.reason.contains("sanzionata") })
    }

    @Test func `parties stand in order of first contact and are somebody`() {
        let days = corpus.parties.map(\.firstContactOn)
        #expect(zip(days, days.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(corpus.parties.allSatisfy { $0.firstContactOn <= corpus.today })
        for party in corpus.parties {
            #expect(party.index < corpus.parties.count && !party.person.surname.isEmpty)
            #expect(party.firstContactOn.year - party.person.bornOn.year >= 18)
            #expect(party.person.birthplaceCode.count == 4)
            #expect(party.address.postcode.count == 5 && party.address.province.count == 2)
            #expect(corpus.operators[party.operatorIndex].isWorking(on: corpus.today))
            #expect(corpus.communities.indices.contains(party.communityIndex))
        }
        #expect(corpus.parties.contains { $0.person.birthplaceCode.hasPrefix("Z") })
    }

    @Test func `the register holds in an early year too`() {
        let early = DemoCorpus(
            seed: 9, today: CorpusFixture.day(2013, 3, 1), messages: 0, parties: 400)
        for party in early.parties {
            guard let membership = party.membership else { continue }
            #expect(membership.appliedOn <= early.today)
            #expect(membership.charterSignedOn == nil || membership.isPending)
            if let sponsor = membership.sponsorIndex {
                #expect(early.parties[sponsor].isMember(on: membership.appliedOn))
            }
        }
        #expect(early.communities.allSatisfy { $0.proposedOn <= early.today })
    }
}
