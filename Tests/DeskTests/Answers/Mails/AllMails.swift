/// The whole collection: what the rules may be tuned on, and what they may not.
enum AllMails {
    static let italian =
        ClaimMails.all + PolicyMails.all + RiskStatementMails.all + WelfareMails.all
        + EnergyMails.all + MemberMails.all + SloppyMails.all + QuietMails.all
        + LaterMails.italian
    static let english = EnglishMails.all + LaterMails.english
    static let heldOut = HeldOutItalianMails.all + HeldOutEnglishMails.all
}
