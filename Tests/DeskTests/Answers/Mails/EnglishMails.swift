/// Mails in English: members from abroad, suppliers, tenants.
enum EnglishMails {
    static let all: [SampleMail] = policies + claims + others + quiet

    static let policies: [SampleMail] = [
        SampleMail(
            "price and date",
            """
            Good morning,
            I received the renewal notice for my car policy. How much is it and when does it expire?
            Could you tell me whether I can pay in two instalments?
            Kind regards,
            Emily Carter
            """,
            asks: [
                .question("How much is it"), .question("when does it expire"),
                .question("whether I can pay in two"),
            ]),
        SampleMail(
            "a quote",
            """
            Hello, I would like a quote for a 2019 VW Golf. I have held an Italian licence since 2016.
            What documents do you need? Thank you, Ahmed
            """,
            asks: [.request("a quote for a 2019"), .question("What documents do you need")]),
        SampleMail(
            "please send",
            """
            Dear Sirs,
            Please send me a copy of policy 88/1023 and the latest receipt.
            I would also need a letter stating that I have had no claims in the last five years.
            Yours faithfully
            R. Bauer
            """,
            asks: [.request("a copy of policy"), .request("a letter stating")]),
        SampleMail(
            "no question mark",
            """
            Hi, I was wondering if my sister can drive my car and whether that changes the price.
            Best, Laura
            """,
            asks: [.question("if my sister can drive"), .question("whether that changes")]),
        SampleMail(
            "cancel",
            """
            Hello
            I want to cancel my motorbike insurance because I sold the bike last week. How do I do that.
            Do I get any money back.
            Thanks
            """,
            asks: [
                .request("cancel my motorbike"), .question("How do I do that"),
                .question("any money back"),
            ]),
        SampleMail(
            "a list with a lead",
            """
            Dear team, for our audit we need the following documents:
            - certificates of insurance for both warehouses
            - proof of payment for 2023
            - the name of the account handler
            Many thanks in advance
            Helen Drew
            """,
            asks: [
                .item("certificates of insurance"), .item("proof of payment"),
                .item("account handler"),
            ]),
        SampleMail(
            "upper case",
            """
            PLEASE CONFIRM THAT THE VAN IS COVERED FROM MIDNIGHT. CAN YOU ALSO SEND THE CERTIFICATE
            TODAY?
            """,
            asks: [.request("CONFIRM THAT THE VAN"), .request("SEND THE CERTIFICATE")]),
    ]

    static let claims: [SampleMail] = [
        SampleMail(
            "a small accident",
            """
            Good afternoon, I bumped into a parked car yesterday. I left my phone number on the
            windscreen. What should I do now? Will my premium go up?
            Sophie
            """,
            asks: [.question("What should I do now"), .question("premium go up")]),
        SampleMail(
            "still waiting",
            """
            Dear Giulia, I am still waiting for the payment of claim 2024/31. Could you please check with
            the insurer? I'd also like to know who the adjuster is.
            Regards, Piotr
            """,
            asks: [
                .request("still waiting for the payment"), .request("check with the insurer"),
                .question("who the adjuster is"),
            ]),
        SampleMail(
            "numbered questions",
            """
            Hello, thanks for the form. My questions:
            1. Do I need the police report?
            2. Who pays for the tow truck?
            3. Is there a time limit?
            Thanks!
            Nils
            """,
            asks: [
                .item("police report"), .item("tow truck"), .item("time limit"),
            ]),
        SampleMail(
            "an inline reply",
            """
            On Tue, Mar 12, 2024 at 9:41 AM Claims <claims@example.coop> wrote:
            > Could you send us the photos?

            Attached. Are these good enough?

            > And your bank details?

            IBAN is below. Please let me know when the money is sent.
            """,
            asks: [.question("Are these good enough"), .question("when the money is sent")]),
        SampleMail(
            "broken pipe telegram",
            """
            Pipe burst in the basement, flat 4. Need a plumber and an adjuster asap please. Keys with the
            concierge.
            """,
            asks: [.request("Need a plumber")]),
        SampleMail(
            "legal protection",
            """
            Hi Marco, the other driver has hired a lawyer. Does my legal protection cover the lawyer's
            fee, and can I choose my own? Please advise.
            Dan
            """,
            asks: [.question("legal protection cover"), .question("can I choose my own")]),
    ]

    static let others: [SampleMail] = [
        SampleMail(
            "welfare refund",
            """
            Hello, may I claim my daughter's nursery fees under the welfare plan? If so, which receipts do
            I have to upload and by when?
            Grace
            """,
            asks: [.question("nursery fees"), .question("which receipts")]),
        SampleMail(
            "power supply",
            """
            Good evening, our meter number is IT001E55512345. We would appreciate it if you could send us
            the guarantee of origin for last year. Is the contract fixed price?
            Best regards
            Green Print Ltd
            """,
            asks: [.request("guarantee of origin"), .question("fixed price")]),
        SampleMail(
            "membership",
            """
            Dear all, I'd like to become a member of the cooperative. Who can be my sponsor? How long does
            it take and what does a share cost?
            Kind regards, Mehdi
            """,
            asks: [
                .request("become a member"), .question("Who can be my sponsor"),
                .question("How long does it take"), .question("what does a share cost"),
            ]),
        SampleMail(
            "proxy",
            """
            Hi, I can't attend the meeting on the 28th. Can my husband vote for me? Kindly send the proxy
            form.
            Ingrid
            """,
            asks: [.question("Can my husband vote"), .request("send the proxy form")]),
        SampleMail(
            "data",
            """
            To whom it may concern: I request a copy of all personal data you hold about me and I ask that
            you stop sending the newsletter.
            M. Novak
            """,
            asks: [.request("copy of all personal data"), .request("stop sending the newsletter")]),
        SampleMail(
            "let me know",
            """
            Hi Elena, offer B is fine for us. Let me know which account to pay into. Also, is breakdown
            cover included?
            Cheers, Rob
            """,
            asks: [.question("which account to pay"), .question("is breakdown cover included")]),
    ]

    static let quiet: [SampleMail] = [
        SampleMail(
            "how are you",
            """
            Hi Giulia, how are you? I hope you are well. Please find attached the signed form. Do not
            hesitate to contact me if you need anything else.
            Best, Jane
            """,
            asks: []),
        SampleMail(
            "out of office",
            """
            Thank you for your email. I am out of the office until Monday. For urgent matters please
            contact my colleague at help@example.com.
            """,
            asks: []),
        SampleMail(
            "thanks",
            """
            Thanks a lot, that was quick! When I saw the price I was relieved.
            Sent from my iPhone
            """,
            asks: []),
        SampleMail(
            "only the footer asks",
            """
            Payment made today, receipt enclosed.
            Regards
            Accounts

            Please consider the environment before printing this email.
            """,
            asks: []),
        SampleMail(
            "the subject alone is a reply",
            subject: "RE: Quote for the van?",
            """
            Received, thank you.
            """,
            asks: []),
        SampleMail(
            "the subject asks",
            subject: "Copy of my home policy please",
            """
            Thanks, Olga
            """,
            asks: [.request("Copy of my home policy")]),
    ]
}
