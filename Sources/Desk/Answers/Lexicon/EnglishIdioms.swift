/// English phrases that only look like asking, and those about attachments. One phrase a line; the
/// signs are explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let englishIdioms: [Role: String] = [
        .neverAsked: """
        how are you|things
        how do you do
        how is|s it going|everything
        hope you are|re
        do not hesitate
        don t hesitate
        not hesitate
        please find|note|see|accept|excuse|forgive|ignore|disregard|bear|be
        please do|don not|t ~ hesitate
        please feel free
        feel free
        please consider the environment
        for urgent|further|more|any ~ please ~ contact|call|email|write|see|visit
        please contact|call|email my|our|the
        let me|us know if you ~ need|require|want|have
        please ~ let me|us know if you ~ need|require|want|have
        if you need|require|have any|anything|further|more
        i|we would|d|should ~ like|love to ~ thank|inform|say|tell|let|congratulate|apologise|\
        apologize|wish|express
        i|we want|wanted to ~ thank|inform|say|tell|let|congratulate|apologise|apologize|wish|\
        express
        i|we need not
        thank you ~ for ~ how|what
        if you need|require|have|want|wish ~ please ~ call|contact|write|email|ask|get|let|do|\
        feel
        am|m|re|are writing to inform|confirm|let|thank|tell|say|notify
        looking forward
        look forward
        when i|we saw|got|received|was|were|called|read|heard
        as soon as
        who knows
        right|correct|ok|okay|isn
        you know
        as you know
        can not|t ~ attend|wait|come
        think before you print
        """,
        .announcements: """
        attached|enclosed please? ~ find|is|are|you
        please ~ find|see ~ attached|enclosed|attachment
        i|we ~ attach|enclose
        i am|m attaching|enclosing
        is|are|have|ve|has attached|enclosed
        attached is|are|the|a|to this
        enclosed is|are|the|a
        see ~ attachment|attached
        in the attachment
        the attached
        find ~ attached|enclosed
        """,
        .announcedElsewhere: """
        you ~ attached|enclosed|sent
        your attached|attachment|attachments|enclosed
        send us|me|it
        attached to your
        not|no|without|nothing
        received|receiving
        """,
    ]
}
