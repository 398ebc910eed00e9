/// English mails put aside before the rules were written; see `HeldOutItalianMails`.
enum HeldOutEnglishMails {
    static let all: [SampleMail] = [
        SampleMail(
            "a tenant and a leak",
            """
            Good morning,
            we had a water leak in the kitchen on Sunday and the neighbour downstairs has a stain on
            the ceiling. Does our home policy cover his damage too? I have already called a plumber.
            What paperwork should I keep? Also, I'd be grateful if someone could ring me back today.
            Kind regards,
            Sarah Whitmore
            """,
            asks: [
                .question("cover his damage"), .question("What paperwork"),
                .request("ring me back"),
            ]),
        SampleMail(
            "moving abroad",
            """
            Hi there, I'm moving to Lyon in June and I'm not sure what happens to my car insurance.
            Do I have to cancel it or can it be transferred, and will I get part of the premium back?
            Cheers
            Tom
            """,
            asks: [.question("Do I have to cancel"), .question("part of the premium back")]),
        SampleMail(
            "short and dry",
            """
            Need the green card for plate GH552TR by tomorrow. Thanks
            """,
            asks: [.request("green card")]),
        SampleMail(
            "good news only",
            """
            Dear Giulia,
            Just a note to say the refund arrived this morning. You have been incredibly helpful.
            Please say hello to the whole team!
            Best wishes,
            Margaret
            """,
            asks: []),
        SampleMail(
            "a list from an accountant",
            """
            Dear all,
            For the year-end accounts I will need the following:
            a) the premiums paid in 2023 by policy
            b) confirmation that no claims are open
            c) a copy of the D&O certificate
            Please let me have these by the 20th.
            Regards
            P. Anand

            CONFIDENTIALITY NOTICE: This e-mail is intended only for the addressee and may contain
            privileged information. If you are not the intended recipient please delete it.
            """,
            asks: [
                .item("premiums paid in 2023"), .item("no claims are open"),
                .item("D&O certificate"),
            ]),
        SampleMail(
            "membership by a newcomer",
            """
            Hello! My neighbour told me about the cooperative. I wanted to ask how one becomes a
            member and whether non-Italians can join. Is there a yearly fee?
            Thank you so much
            Ioana
            """,
            asks: [
                .question("how one becomes a member"), .question("whether non-Italians"),
                .question("yearly fee"),
            ]),
        SampleMail(
            "a reply over an old mail",
            """
            Thanks, that is clear. One more thing: when will the expert come?

            From: Claims <claims@example.coop>
            Sent: Monday, 4 March 2024 10:12
            To: Jack Doyle
            Subject: Your claim 2024/118

            Dear Mr Doyle, could you send us the photographs of the damage?
            """,
            asks: [.question("when will the expert come")]),
    ]
}
