/// The names that stand in braces in the scripts, and what each is filled with.
///
/// A slot is drawn once in a conversation and stays the same in all its messages, but for the few
/// that tell of the moment of writing (`isOfTheMoment`).
enum Slot: String, CaseIterable, Sendable {
    // Who writes and who answers
    case name, surname, given, title, firm, op, opname, colleague, coop, community, sponsor
    case memberyear, phone, address, newaddress, mail, share, officephone, office, mailbox
    // Family
    case mychild, yourchild, mypartner, yourpartner, age, relative
    // Vehicles
    case car, newcar, plate, newplate, otherplate, cu, newcu, km, year, machine
    // Policies
    case policy, insurer, premium, oldpremium, expiry, since, homepremium, oldhomepremium, limit
    case excess, sqm
    // Claims
    case claim, day, hour, place, street, damage, garage, cost, paid, otherdriver
    // Energy
    case pod, pdr, kwh, supplier, bill, oldbill, month, kw, battery
    // Welfare and health
    case gym, nursery, clinic, amount, smallamount, residual, exam, course
    // Office life
    case iban, ref, document, event, product, people, crop, hectares, trade, lastyear, thisyear
    case eventday, eventhour
    // Of the moment
    case hello, appt, appthour, deadline, weekday

    var isOfTheMoment: Bool {
        switch self {
        case .hello, .appt, .appthour, .deadline, .weekday, .op, .opname: true
        default: false
        }
    }

    /// The slot's place in a conversation's list of drawn values.
    var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
