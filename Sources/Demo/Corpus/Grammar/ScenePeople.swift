/// Slots about who writes, who answers, and the family.
extension Scene {
    mutating func peopleSlot(_ slot: Slot) -> Phrase? {
        let person = party.person
        switch slot {
        case .name: return Phrase(person.fullName, isFeminine: person.isFemale)
        case .surname: return Phrase(person.surname, isFeminine: person.isFemale)
        case .given: return Phrase(person.givenName, isFeminine: person.isFemale)
        case .title:
            return Phrase(
                "\(person.isFemale ? "signora" : "signor") \(person.surname)",
                isFeminine: person.isFemale)
        case .firm: return firmPhrase()
        case .op: return Phrase(operatorOnDuty.fullName, isFeminine: operatorOnDuty.sex == .female)
        case .opname:
            return Phrase(operatorOnDuty.givenName, isFeminine: operatorOnDuty.sex == .female)
        case .colleague: return Phrase(colleagueName)
        case .coop: return Phrase(house.shortName, isFeminine: true)
        case .community:
            return community?.phrase ?? Phrase("collettività", isFeminine: true)
        case .sponsor: return Phrase(sponsorName)
        case .memberyear:
            let day = party.membership?.admittedOn ?? party.firstContactOn
            return Phrase(String(day.year))
        case .phone: return Phrase(party.mobile)
        case .mail: return Phrase(party.mail)
        case .address: return Phrase(party.address.oneLine)
        case .officephone: return Phrase(house.phone)
        case .office: return Phrase(house.office)
        case .mailbox: return Phrase(house.address(of: mailbox))
        default: return familySlot(slot)
        }
    }

    private mutating func familySlot(_ slot: Slot) -> Phrase? {
        let person = party.person
        switch slot {
        case .mychild:
            let isGirl = chance.happens(50)
            let name = chance.pick(isGirl ? GivenNames.girls : GivenNames.boys)
            let isYoung = year - person.bornOn.year < 42
            let kin = isYoung ? (isGirl ? "sorella" : "fratello") : (isGirl ? "figlia" : "figlio")
            return Phrase("\(isGirl ? "mia" : "mio") \(kin) \(name)", isFeminine: isGirl)
        case .yourchild: return yours(.mychild)
        case .mypartner:
            let isWife = !person.isFemale
            let name = chance.pick(
                GivenNames.list(forWomen: isWife, bornIn: person.bornOn.year + 2))
            return Phrase("\(isWife ? "mia moglie" : "mio marito") \(name)", isFeminine: isWife)
        case .yourpartner: return yours(.mypartner)
        case .relative:
            return Phrase(
                line: chance.pick([
                    "f mia madre", "m mio padre", "f mia suocera", "m mio suocero", "f mia zia",
                    "m mio zio", "f mia cognata", "m mio cognato",
                ]))
        case .age: return Phrase(String(chance.number(in: 18...24)))
        default: return nil
        }
    }

    /// "mio figlio Luca" as the operator says it: "Suo figlio Luca".
    private mutating func yours(_ slot: Slot) -> Phrase {
        let mine = phrase(slot)
        let text = mine.text.replacing("mia ", with: "Sua ", maxReplacements: 1)
            .replacing("mio ", with: "Suo ", maxReplacements: 1)
        return Phrase(text, isFeminine: mine.isFeminine)
    }

    private func firmPhrase() -> Phrase {
        guard let name = party.organisation?.name else {
            return community?.phrase ?? Phrase("cooperativa", isFeminine: true)
        }
        let head = Firms.trades.first { name.hasPrefix($0.head.text) }?.head
        return Phrase(name, isFeminine: head?.isFeminine ?? true)
    }
}
