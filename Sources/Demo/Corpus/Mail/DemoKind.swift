/// What a conversation is about.
public enum DemoKind: String, Sendable, Hashable, CaseIterable {
    // Motor
    case motorRenewal, motorQuote, riskStatement, vehicleChange, policySuspension, driverQuestion
    case electricVehicle
    // Claims
    case claimNotice, claimProgress, claimBuyback, glassDamage, expertDispute, roadsideCard
    case homeClaim
    // Home and people
    case homePolicy, accidentPolicy, familyLiability, lifeCover
    // Firms
    case collectivePolicy, firmLiability, farmMachines, cropHail
    // Welfare
    case gymReimbursement, nurseryReimbursement, healthFund, mealVouchers, welfarePlan
    case welfareResidual, discountDirectory
    // Energy
    case supplySwitch, billDoubt, photovoltaicGroup, supplyTransfer, energyCommunity
    // Members
    case membershipApplication, valuesCharter, eventInvitation, shareWithdrawal, mutualCredit
    // Office
    case addressChange, certificateRequest, complaint, cashRefused, paymentReceipt
    case newsletterReply, thanks, phoneFollowUp, supplierQuestion, dataRequest
}

/// The mailboxes by function: nobody has a personal one. The raw value is the part before the @.
public enum DemoMailbox: String, Sendable, Hashable, CaseIterable {
    case motor = "auto"
    case claims = "sinistri"
    case people = "persona"
    case firms = "imprese"
    case welfare
    case energy = "energia"
    case members = "soci"
    case complaints = "reclami"
    case office = "amministrazione"
    case info
}
