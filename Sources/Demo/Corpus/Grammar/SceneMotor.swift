/// Slots about vehicles and claims.
extension Scene {
    mutating func motorSlot(_ slot: Slot) -> Phrase? {
        switch slot {
        case .car:
            if kind == .electricVehicle {
                return chance.pick(Vehicles.electric, or: Phrase("auto"))
            }
            return chance.pick(isFirm ? Vehicles.vans : Vehicles.cars, or: Phrase("auto"))
        case .newcar: return anotherCar()
        case .machine: return chance.pick(Vehicles.machines, or: Phrase("trattore"))
        case .year: return Phrase(String(firstYear - chance.number(in: 0...11)))
        case .plate: return plate(of: .year)
        case .newplate: return Phrase(Vehicles.plate(registeredIn: firstYear, by: &chance))
        case .otherplate:
            return Phrase(
                Vehicles.plate(registeredIn: firstYear - chance.below(12), by: &chance))
        case .cu: return Phrase(String(chance.pick([1, 1, 1, 2, 3, 4, 5, 7, 9, 11], or: 1)))
        case .newcu: return Phrase(String((Int(phrase(.cu).text) ?? 1) + 2))
        case .km: return Phrase(Self.grouped(chance.number(in: 12...190) * 1_000))
        default: return claimSlot(slot)
        }
    }

    var firstYear: Int { DemoDay(number: firstDay).year }

    private mutating func plate(of registration: Slot) -> Phrase {
        if kind == .farmMachines { return Phrase(Vehicles.farmPlate(by: &chance)) }
        let registered = Int(phrase(registration).text) ?? firstYear
        return Phrase(Vehicles.plate(registeredIn: registered, by: &chance))
    }

    private mutating func anotherCar() -> Phrase {
        let old = phrase(.car)
        let choice = isFirm ? Vehicles.vans : Vehicles.cars + Vehicles.electric
        for _ in 0..<4 {
            let candidate = chance.pick(choice, or: old)
            if candidate != old { return candidate }
        }
        return Phrase("auto nuova", isFeminine: true)
    }

    private mutating func claimSlot(_ slot: Slot) -> Phrase? {
        switch slot {
        case .claim: return Phrase("\(firstYear)/\(digits(6))")
        case .day: return date(firstDay - chance.number(in: 1...6))
        case .hour:
            let minutes = chance.pick(["00", "15", "30", "45", "10", "40"])
            return Phrase("\(chance.number(in: 7...20)).\(minutes)")
        case .place:
            return Phrase(Municipality.all.isEmpty ? "Modena" : chance.pick(Self.towns))
        case .street: return Phrase(chance.pick(Streets.anywhere))
        case .damage: return chance.pick(Things.damages, or: Phrase("paraurti"))
        case .garage:
            return chance.pick(Things.garages, or: Phrase("carrozzeria", isFeminine: true))
        case .cost: return amount(240...3_900)
        case .paid: return amount(near: .cost, percent: 62...94)
        case .otherdriver: return stranger()
        default: return nil
        }
    }

    private static let towns = Municipality.all.map(\.name)

    private mutating func stranger() -> Phrase {
        let isFemale = chance.happens(45)
        let given = chance.pick(isFemale ? GivenNames.youngerWomen : GivenNames.youngerMen)
        return Phrase("\(given) \(chance.pick(Surnames.local))", isFeminine: isFemale)
    }
}
