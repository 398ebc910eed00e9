extension DemoKind {
    /// Of which kind its case is, in the words of `CaseKind.starting`; nil where an operator has not
    /// said it.
    var caseKind: String? {
        switch self {
        case .motorQuote, .familyLiability, .lifeCover, .cropHail, .electricVehicle: "Preventivo"
        case .motorRenewal, .vehicleChange, .policySuspension, .homePolicy, .accidentPolicy,
            .collectivePolicy, .firmLiability, .farmMachines:
            "Polizza"
        case .claimNotice, .claimProgress, .claimBuyback, .glassDamage, .expertDispute,
            .roadsideCard, .homeClaim:
            "Sinistro"
        case .gymReimbursement, .nurseryReimbursement, .healthFund, .mealVouchers, .welfarePlan,
            .welfareResidual:
            "Welfare"
        case .supplySwitch, .billDoubt, .photovoltaicGroup, .supplyTransfer, .energyCommunity:
            "Energia"
        case .membershipApplication, .valuesCharter, .shareWithdrawal: "Adesione socio"
        case .complaint: "Reclamo"
        case .riskStatement, .driverQuestion, .discountDirectory, .certificateRequest,
            .supplierQuestion, .dataRequest:
            "Richiesta di informazioni"
        case .addressChange, .cashRefused, .paymentReceipt, .mutualCredit: "Altro"
        case .eventInvitation, .newsletterReply, .thanks, .phoneFollowUp: nil
        }
    }
}
