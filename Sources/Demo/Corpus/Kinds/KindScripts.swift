extension KindScript {
    /// Every kind, in the order of `DemoKind`: a new kind is one line here and one script.
    static let all: [KindScript] = [
        motorRenewal, motorQuote, riskStatement, vehicleChange, policySuspension, driverQuestion,
        electricVehicle,
        claimNotice, claimProgress, claimBuyback, glassDamage, expertDispute, roadsideCard,
        homeClaim,
        homePolicy, accidentPolicy, familyLiability, lifeCover,
        collectivePolicy, firmLiability, farmMachines, cropHail,
        gymReimbursement, nurseryReimbursement, healthFund, mealVouchers, welfarePlan,
        welfareResidual, discountDirectory,
        supplySwitch, billDoubt, photovoltaicGroup, supplyTransfer, energyCommunity,
        membershipApplication, valuesCharter, eventInvitation, shareWithdrawal, mutualCredit,
        addressChange, certificateRequest, complaint, cashRefused, paymentReceipt,
        newsletterReply, thanks, phoneFollowUp, supplierQuestion, dataRequest,
    ]

    private static let byKind = Dictionary(
        all.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })

    static func of(_ kind: DemoKind) -> KindScript {
        byKind[kind] ?? thanks
    }
}
