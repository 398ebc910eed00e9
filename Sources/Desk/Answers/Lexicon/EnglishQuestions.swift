/// How people ask to know in English. One phrase a line; the signs are explained at
/// `AnswerLexicon`.
extension AnswerLexicon {
    static let englishQuestions: [Role: String] = [
        .questionLeads: """
        i|we would|d|should ~ like|love to know|understand|find
        would like|love to know|understand
        i want|wanted|need|needed to know|understand|ask|check
        i am|m|was|were wondering
        we are|re|were wondering
        i wonder
        i|we wanted to ask
        could|can|would|will you ~ tell|explain
        please|kindly tell|explain
        tell me|us
        i do not|don|dont t? know|understand if|whether|how|what|when|where|which|who|why
        i am|m not sure|certain|clear if|whether|how|what|when|where|which|who|why
        we are|re not sure|certain|clear if|whether|how|what|when|where|which|who|why
        not sure if|whether|how|what|when|where|which|who|why
        i|we have|ve|got a question|query about|on|regarding|concerning
        any idea|news|update|chance
        """,
        .interrogatives: """
        how|what|when|where|which|who|whom|whose|why
        by|until|till|to|for|from|in|at|with|of|on when|what|which|whom|how|who
        """,
        .alternatives: """
        if|whether
        """,
        .directQuestions: """
        how do|does|can|could|much|many|long|should|would|soon|will|is|are
        what is|s|are|do|does|should|happens|documents|would|about|if|kind
        when is|s|does|do|will|can|should|am
        where is|s|do|does|can|should|are
        which documents|document|form|policy|is|are
        who is|s|pays|do|does|can|should
        why is|was|did|does|do|has|have|am
        do|does|did|can|could|should|will|would|may|must|is|are|am i|we|it|my|the|there|this|\
        that|they|our|you
        have you received|had|got|seen
        """,
        .questionWords: """
        how|when|where|which|who|what
        """,
        .yesNoOpenings: """
        do|does|did|can|could|should|will|would|may|must|is|are|am|has|have i|we|it|my|the|\
        there|this|that|they|our|you|someone
        """,
    ]
}
