/// Slots about policies, energy, welfare and the office.
extension Scene {
    mutating func policySlot(_ slot: Slot) -> Phrase? {
        switch slot {
        case .policy:
            if chance.happens(50) { return Phrase("\(digits(3)).\(digits(8))") }
            return Phrase("\(chance.number(in: 1...9))/\(digits(4))/\(digits(2))/\(digits(9))")
        case .insurer:
            return chance.pick(Things.insurers, or: Phrase("compagnia", isFeminine: true))
        case .premium: return amount(isFirm ? 420...1_450 : 248...780, round: 10)
        case .oldpremium:
            // What somebody pays elsewhere is more than our offer; what they paid us before, less.
            return amount(near: .premium, percent: kind == .motorQuote ? 106...138 : 84...97)
        case .homepremium: return amount(isFirm ? 480...2_600 : 96...340, round: 25)
        case .oldhomepremium: return amount(near: .homepremium, percent: 80...97)
        case .expiry: return date(firstDay + chance.number(in: 24...52))
        case .since: return date(firstDay - chance.number(in: 200...2_000))
        case .limit:
            return Phrase(
                chance.pick(["150.000", "250.000", "300.000", "500.000", "1.000.000", "1.500.000"]))
        case .excess: return Phrase(chance.pick(["100", "150", "200", "250", "300", "500"]))
        case .sqm: return Phrase(String(chance.number(in: 48...190)))
        default: return nil
        }
    }

    mutating func energySlot(_ slot: Slot) -> Phrase? {
        switch slot {
        case .pod: return Phrase("IT999E\(DemoDay.padded(chance.below(100_000_000), to: 8))")
        case .pdr: return Phrase("9999\(digits(10))")
        case .kwh:
            return Phrase(Self.grouped(chance.number(in: isFirm ? 6_000...90_000 : 1_100...4_600)))
        case .supplier: return chance.pick(Things.suppliers, or: Phrase("fornitore"))
        case .bill: return amount(isFirm ? 380...4_200 : 62...390, round: 5)
        case .oldbill: return amount(near: .bill, percent: 48...88)
        case .month:
            let month = DemoDay(number: firstDay).month
            let place = (month + 9 + chance.below(2)) % 12
            return Phrase(Things.months.indices.contains(place) ? Things.months[place] : "")
        case .kw: return Phrase(chance.pick(["3", "3,6", "4,5", "5,2", "6", "8", "9,9"]))
        case .battery: return Phrase(chance.pick(["5", "7,7", "10", "12,8", "15"]))
        default: return nil
        }
    }

    mutating func officeSlot(_ slot: Slot) -> Phrase? {
        switch slot {
        case .gym: return chance.pick(Things.gyms, or: Phrase("palestra", isFeminine: true))
        case .nursery: return chance.pick(Things.nurseries, or: Phrase("nido"))
        case .clinic: return chance.pick(Things.clinics, or: Phrase("ambulatorio"))
        case .exam: return chance.pick(Things.exams, or: Phrase("visita", isFeminine: true))
        case .course: return chance.pick(Things.courses, or: Phrase("corso"))
        case .amount: return amount(90...640)
        case .smallamount: return amount(18...95)
        case .residual: return amount(60...480)
        case .iban: return Phrase(iban())
        case .ref: return Phrase(reference)
        case .document: return chance.pick(Things.documents, or: Phrase("documento"))
        case .event: return chance.pick(Things.events, or: Phrase("assemblea", isFeminine: true))
        case .product:
            return chance.pick(Things.products, or: Phrase("fornitura", isFeminine: true))
        case .people: return Phrase(String(chance.number(in: 4...120)))
        case .crop: return chance.pick(Things.crops, or: Phrase("frumento"))
        case .hectares: return Phrase(String(chance.number(in: 3...42)))
        case .trade: return Phrase(party.organisation?.activity ?? "servizi")
        case .share: return Phrase(Self.euro(party.membership?.shareCents ?? 2_500))
        case .lastyear: return Phrase(String(firstYear - 1))
        case .thisyear: return Phrase(String(firstYear))
        case .newaddress: return newAddress()
        case .eventday: return Phrase(workingDay(in: 10...24, from: firstDay))
        case .eventhour: return Phrase(chance.pick(["17.30", "18", "18.30", "20.30", "20.45"]))
        default: return nil
        }
    }

    private mutating func newAddress() -> Phrase {
        let home = chance.pick(
            Municipality.all,
            or: Municipality(name: "Modena", code: "F257", province: "MO", postcodes: 41121...41126)
        )
        let street = chance.pick(Streets.anywhere)
        let number = chance.number(in: 2...190)
        let postcode = DemoDay.padded(chance.number(in: home.postcodes), to: 5)
        return Phrase("\(street) \(number), \(postcode) \(home.name) (\(home.province))")
    }

    mutating func momentSlot(_ slot: Slot) -> Phrase? {
        switch slot {
        case .hello: return Phrase(minuteOfDay < 990 ? "buongiorno" : "buonasera")
        case .appt: return Phrase(workingDay(in: 2...8, from: dayNumber))
        case .appthour:
            return Phrase(chance.pick(["9", "9.30", "10", "10.30", "11.15", "15", "16", "17"]))
        case .deadline: return date(dayNumber + chance.number(in: 9...30))
        case .weekday:
            return Phrase(chance.pick(["lunedì", "martedì", "mercoledì", "giovedì", "venerdì"]))
        default: return nil
        }
    }

    /// A working day some days ahead, as one says it: `giovedì 14 marzo`.
    private mutating func workingDay(in days: ClosedRange<Int>, from start: Int) -> String {
        var day = start + chance.number(in: days)
        for _ in 0..<8 where !WorkCalendar.isWorking(day) { day += 1 }
        return "\(Self.weekday(day)) \(Self.date(day, style: .long).text)"
    }
}
