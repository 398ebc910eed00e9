/// How people ask for something to be done in English.
/// One phrase a line; the signs are explained at `AnswerLexicon`.
extension AnswerLexicon {
    static let englishRequests: [Role: String] = [
        .openAsks: """
        let me|us know
        please|kindly let me|us know
        could|can|would|will you please|kindly|also? let me|us know
        please|kindly confirm|advise|clarify
        could|can|would|will you please|kindly|also? confirm|advise|clarify
        i am|m writing to ask|enquire|inquire|request
        we are|re writing to ask|enquire|inquire|request
        i|we ask
        """,
        .requests: """
        i|we would|d|should ~ like|love|appreciate
        i|we would|d|should ~ appreciate it? if you could|would|can _
        i|we would|d ~ be grateful|obliged|pleased if
        i|we would|d ~ be glad|happy|pleased|grateful to receive|have|get
        grateful|obliged if you
        it would be great|good|helpful|nice|useful|kind to|if
        i am|m writing|looking to|for
        we are|re writing|looking to|for
        i|we will|ll|would|d also|really|urgently|still|therefore|probably? need|require
        i|we also|really|urgently|still|therefore need|require
        i|we need|require
        i|we want|wish|wanted|wished to
        i|we request
        i|we still? have not|t? ~ received
        i|we haven t ~ received|heard|had
        i|we have not ~ received|heard|had
        i|we never received|got
        i am|m still waiting
        we are|re still waiting
        could|can|would|will you _
        could|can|would|will someone|somebody|anyone _
        would you mind
        would|is it ~ possible to|for
        please _
        kindly _
        """,
        .openings: """
        send|call|ring|phone|give|email me|us
        get back to me|us
        need|needed|require|required|requesting|looking
        send|confirm|provide|forward|cancel|check|update|call|email|issue
        """,
        .courtesies: """
        please|kindly|asap
        """,
        .continuations: """
        send|tell|confirm|let|explain|provide|advise|call|check|email|give|forward|update|cancel
        to send|tell|confirm|explain|provide|advise|call|check|email|give|forward|update|cancel
        that you _
        """,
        .things: """
        quote|quotation|copy|certificate
        green card
        """,
        .headings: """
        request|requests|enquiry|inquiry|query|question|information about|for|on|regarding|re
        """,
        .listLeads: """
        questions|queries|doubts
        the following
        a couple|few of? things|points
        two|three|several things|points|questions
        """,
    ]
}
