/// English greetings and the small words between the askings. One phrase a line; the signs are
/// explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let englishSmallWords: [Role: String] = [
        .greetings: """
        dear|hello|hi|hey|greetings
        good morning|afternoon|evening|day
        to whom it may concern
        """,
        .farewells: """
        kind|best|warm|warmest|kindest regards|wishes
        regards|sincerely|cheers
        yours sincerely|faithfully|truly
        all the best
        best wishes
        many thanks
        have a nice|good|great|lovely day|weekend|evening|week
        take care
        """,
        .honorifics: """
        mr|mrs|ms|miss|dr|sir|madam|sirs|team|all|everyone
        """,
        .fillers: """
        also|so|then|now|thanks|thank|you|moreover|furthermore|additionally|well|ok|okay|great|\
        sorry|ps|finally|please|kindly|otherwise|there
        one more|last thing|question
        in addition
        if so|not|possible
        """,
        .conjunctions: """
        and|but|plus|also
        """,
        .subordinators: """
        that|when|if|as|because|where|what|who|while|until|whether|how|which|since|though|do|does
        """,
        .negations: """
        not|never|t|without
        """,
        .reporting: """
        said|told|know|asked|asks|explained|understood|understand|saw|read|heard|say|says
        """,
        .informing: """
        please find
        attached|enclosed
        i|we attach|enclose
        i|we have ~ attached|enclosed|paid
        here is|are
        received
        as requested
        """,
        .dataNames: """
        plate|registration|born|birth|address|phone|telephone|mobile|email|name|surname|\
        occupation|iban|make|model|chassis|postcode
        date of
        tax code
        """,
    ]
}
