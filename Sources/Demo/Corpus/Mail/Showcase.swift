/// Bruno Tassi's mail of yesterday evening: three questions, asked in plain words, not answered
/// yet.
enum Showcase {
    static let plate = "FX456GH"

    static func conversation(number: Int, at instant: Int, firm: DemoParty, world: CorpusWorld)
        -> DemoConversation
    {
        let subject = "Rinnovo furgone \(plate)"
        return DemoConversation(
            index: number, kind: .motorRenewal, mailbox: .motor, partyIndex: firm.index,
            operatorIndex: firm.operatorIndex, subject: subject,
            messages: [
                DemoMessage(
                    direction: .incoming, sentAt: instant, operatorIndex: nil, subject: subject,
                    text: text(from: firm, today: world.today), quotedHistory: "",
                    attachments: [
                        DemoAttachment(
                            name: "libretto_\(plate).txt",
                            content: """
                                Carta di circolazione (copia)
                                Targa \(plate)
                                Fiat Ducato, prima immatricolazione 2019
                                Intestatario Officina Tassi snc

                                """)
                    ], repliesTo: nil, points: questions, expectsAnswer: true)
            ],
            contacts: [], isOpen: true, isUrgent: false)
    }

    /// The three points of the request, word for word.
    static let questions = [
        "Quanto viene a costare il rinnovo, alle stesse garanzie dell'anno scorso?",
        "Mi mandate l'attestato di rischio, che lo chiede anche il commercialista?",
        "Mio figlio Davide ha preso la patente a giugno: può guidare il furgone per le consegne?",
    ]

    private static func text(from firm: DemoParty, today: DemoDay) -> String {
        let expiry = Scene.date(today.number + 24, style: .long).with(.il)
        let list = questions.enumerated().map { "\($0 + 1)) \($1)" }.joined(separator: "\n")
        return """
            Buonasera Giulia,
            \(expiry) scade la polizza del nostro furgone, il Ducato targato \(plate). Lo usiamo \
            tutti i giorni per ritirare i ricambi, quindi non possiamo restare fermi. Prima di \
            rinnovare vi chiedo tre cose:
            \(list)

            Vi allego il libretto. Se serve passo in ufficio, di solito dopo le 17.
            Grazie e buon lavoro
            \(firm.person.fullName)
            Officina Tassi snc
            \(firm.landline ?? firm.mobile)
            """
    }
}
