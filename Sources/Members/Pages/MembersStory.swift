import Journal
import Kernel
import Site

/// How facts of the register, of parties and communities read in a story. Contacts put in order and
/// the steps of an import are bookkeeping: they show on their own pages.
enum MembersStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        parties(fact, say) ?? communities(fact, say) ?? applications(fact, say)
            ?? register(fact, say) ?? TransferStory.item(fact, say)
            ?? MergeStory.item(fact, say)
    }

    private static func parties(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        switch fact.fact {
        case let known as PartyRegistered:
            return StoryItem(
                icon: "person", tone: .slate, title: "\(say("In anagrafe", "In the records"))",
                sub: "\((fact.content as? PartyRegistered.Content)?.details.partyName.shown ?? "")",
                href: "/parties/\(known.party)")
        case let corrected as PartyCorrected:
            let fields = corrected.fields.map { say(PartyDetails.title(of: $0)) }.joined(
                separator: ", ")
            return StoryItem(
                icon: "label", tone: .slate, title: "\(say("Dati corretti", "Details corrected"))",
                sub: "\(fields)", href: "/parties/\(corrected.party)")
        case is ContactAdded:
            return StoryItem(
                icon: "phone", tone: .slate, title: "\(say("Nuovo recapito", "New contact"))",
                sub: "\((fact.content as? ContactValue)?.text ?? "")")
        case let role as RoleBegun:
            return StoryItem(
                icon: "person", tone: .olive,
                title:
                    "\(say("Diventa \(say(role.role.title))", "Becomes a \(say(role.role.title))"))"
            )
        case let role as RoleEnded:
            return StoryItem(
                icon: "person", tone: .slate,
                title:
                    "\(say("Non è più \(say(role.role.title))", "No longer a \(say(role.role.title))"))"
            )
        case is AccessGiven:
            return StoryItem(
                icon: "key", tone: .sea,
                title: "\(say("Può vedere ciò che è suo", "May see what is theirs"))")
        case is AccessEnded:
            return StoryItem(
                icon: "key", tone: .slate,
                title: "\(say("Non vede più ciò che è suo", "No longer sees what is theirs"))")
        case let following as FollowingBegun:
            return StoryItem(
                icon: "take", tone: .indigo,
                title: following.isStandIn
                    ? "\(say("Un operatore si offre come sostituto", "An operator offers to stand in"))"
                    : "\(say("Un operatore la segue", "An operator takes over"))")
        case is FollowingEnded:
            return StoryItem(
                icon: "release", tone: .slate,
                title: "\(say("Un operatore la lascia", "An operator leaves it"))")
        case let signed as CharterSigned:
            return StoryItem(
                icon: "seal", tone: .leaf,
                title: "\(say("Firma la Carta dei Valori", "Signs the values charter"))",
                sub: "\((fact.content as? CharterSigned.Content)?.typedName ?? "")",
                href: "/members/charter/\(signed.version)")
        case let published as CharterPublished:
            return StoryItem(
                icon: "document", tone: .leaf,
                title: "\(say("Carta dei Valori pubblicata", "Values charter published"))",
                sub: "\((fact.content as? CharterPublished.Content)?.title ?? "")",
                href: "/members/charter/\(published.version)")
        default: return nil
        }
    }

    private static func communities(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        let reason: HTML = "\((fact.content as? StatedReason)?.reason ?? "")"
        func item(_ community: ID<Community>, _ tone: Tone, _ title: String, _ sub: HTML = "")
            -> StoryItem
        {
            StoryItem(
                icon: "community", tone: tone, title: "\(title)", sub: sub,
                href: "/communities/\(community)")
        }
        switch fact.fact {
        case let one as CommunityProposed:
            return item(
                one.community, .sky, say("Collettività proposta", "Community proposed"),
                "\((fact.content as? CommunityDetails)?.name ?? "")")
        case let one as CommunityValidated:
            return item(
                one.community, .leaf, say("Collettività validata", "Community validated"), reason)
        case let one as CommunityNotTakenIn:
            return item(
                one.community, .rust, say("Collettività non accolta", "Community refused"), reason)
        case let one as CommunityLeft:
            return item(
                one.community, .slate, say("La collettività lascia", "The community leaves"), reason
            )
        case let one as CommunityJoined:
            let names = fact.content as? CommunityJoined.Content
            return item(
                one.community, .sky,
                names.map {
                    say(
                        "\($0.partyName) entra nella collettività",
                        "\($0.partyName) joins the community")
                } ?? say("Entra in una collettività", "Joins a community"),
                "\(names?.communityName ?? "")")
        case let one as CommunityParted:
            return item(one.community, .slate, say("Lascia una collettività", "Leaves a community"))
        case let one as AgreementMade:
            return item(
                one.community, .plum, say("Convenzione", "Agreement"),
                "\((fact.content as? AgreementMade.Content)?.title ?? "")")
        case let one as CommunityContactNamed:
            return item(one.community, .plum, say("Nuovo referente", "New contact"))
        default: return nil
        }
    }

    private static func applications(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        let reason: HTML = "\((fact.content as? StatedReason)?.reason ?? "")"
        func item(_ id: ID<MembershipApplication>, _ tone: Tone, _ title: String, _ sub: HTML = "")
            -> StoryItem
        {
            StoryItem(
                icon: "document", tone: tone, title: "\(title)", sub: sub,
                href: "/members/applications/\(id)")
        }
        switch fact.fact {
        case let one as ApplicationReceived:
            let name = (fact.content as? ApplicantName)?.applicant
            return item(
                one.application, .sky,
                name.map {
                    say("Domanda di ammissione di \($0)", "\($0) applies for membership")
                } ?? say("Domanda di ammissione", "Application for membership"))
        case let one as ApplicationAmended:
            return item(one.application, .slate, say("Domanda completata", "Application completed"))
        case let one as ApplicationTakenBack:
            return item(one.application, .slate, say("Domanda ritirata", "Application taken back"))
        case let one as ApplicationNotAccepted:
            return item(
                one.application, .rust, say("Domanda non accolta", "Application refused"), reason)
        case let one as RefusalNotified:
            return item(one.application, .slate, say("Rifiuto comunicato", "Refusal notified"))
        case let one as RefusalAppealed:
            return item(
                one.application, .amber,
                say("Chiede che decida l'assemblea", "Asks the meeting to decide"))
        case let one as AppealDecided:
            return item(
                one.application, .amber,
                one.isUpheld
                    ? say(
                        "L'assemblea riapre la domanda", "The meeting opens the application again")
                    : say("L'assemblea conferma il rifiuto", "The meeting confirms the refusal"))
        default: return nil
        }
    }

    private static func register(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        let reason: HTML = "\((fact.content as? StatedReason)?.reason ?? "")"
        func entry(_ number: Int, _ tone: Tone, _ title: String, _ sub: HTML = "") -> StoryItem {
            StoryItem(
                icon: "members", tone: tone, title: "\(title)", sub: sub,
                href: "/members/entries/\(number)")
        }
        switch fact.fact {
        case let one as MemberAdmitted:
            // The one who presented them reads it too: it must say who entered.
            let name = (fact.content as? ApplicantName)?.applicant
            return entry(
                one.number, .sea,
                name.map {
                    say(
                        "\($0) entra nel libro soci col n. \(one.number)",
                        "\($0) enters the register as no. \(one.number)")
                }
                    ?? say(
                        "Entra nel libro soci col n. \(one.number)",
                        "Enters the register as no. \(one.number)"))
        case let one as MemberLeft:
            return entry(
                one.number, .rust,
                say("Esce: \(say(one.exit.title))", "Leaves: \(say(one.exit.title))"), reason)
        case let one as ExitAnnulled:
            return entry(one.number, .amber, say("Uscita annullata", "Exit undone"), reason)
        case let one as RegisterEntryCorrected:
            return entry(
                one.number, .amber, say("Libro soci corretto", "Register corrected"), reason)
        case let one as WithdrawalAsked:
            return entry(one.number, .amber, say("Chiede di recedere", "Asks to withdraw"), reason)
        case is WithdrawalNotAccepted:
            return StoryItem(
                icon: "members", tone: .rust,
                title: "\(say("Recesso non accolto", "Withdrawal refused"))", sub: reason)
        case let one as WithdrawalTakenBack:
            return entry(
                one.number, .slate, say("Non recede più", "Withdraws no more"), reason)
        case let one as SharePaid:
            let amount = Money(cents: one.shareCents).formatted(say.language)
            return StoryItem(
                icon: "download", tone: .leaf, title: "\(say("Versa \(amount)", "Pays \(amount)"))")
        case let one as SharePaidBack:
            let amount = Money(cents: one.shareCents).formatted(say.language)
            return StoryItem(
                icon: "upload", tone: .slate,
                title: "\(say("Quota rimborsata: \(amount)", "Share paid back: \(amount)"))")
        case let one as ShareCalled:
            let amount = Money(cents: one.shareCents).formatted(say.language)
            return StoryItem(
                icon: "download", tone: .amber,
                title: "\(say("Quota richiamata: \(amount)", "Share called: \(amount)"))")
        case let one as ShareForfeited:
            let amount = Money(cents: one.shareCents).formatted(say.language)
            return StoryItem(
                icon: "close", tone: .rust,
                title: "\(say("Quota non più dovuta: \(amount)", "Share forfeited: \(amount)"))",
                sub: reason)
        case let one as AccountsApproved:
            return StoryItem(
                icon: "document", tone: .indigo,
                title:
                    "\(say("Approvato il bilancio \(one.year)", "Accounts of \(one.year) approved"))",
                href: "/members/shares")
        case let one as SponsorReviewed:
            return entry(
                one.number, .amber,
                one.newSponsor == nil
                    ? say("Resta senza garante", "Goes on without a sponsor")
                    : say("Ha un nuovo garante", "Has a new sponsor"), reason)
        case let one as BoardResolved:
            return StoryItem(
                icon: "document", tone: .indigo, title: "\(say(one.kind.title)) \(one.number)",
                sub: "\((fact.content as? BoardResolved.Content)?.text.beginning(160) ?? "")",
                href: "/members/resolutions")
        default: return nil
        }
    }
}
