import Kernel

/// The terms around an application (COOP-03, c.c. 2528). The last day counts; where it is a holiday
/// the term ends on the next working day (DATE-01).
public struct AdmissionClocks: Sendable {
    let parameters: ParameterBook

    public init(parameters: ParameterBook) { self.parameters = parameters }

    /// By when a refusal must be communicated.
    public func noticeUntil(appliedOn day: CalendarDate) throws -> CalendarDate {
        try term("admission.refusalNotice", on: day).deadline(from: day)
    }

    /// By when the applicant may ask the meeting to decide.
    public func appealUntil(notifiedOn day: CalendarDate) throws -> CalendarDate {
        try term("admission.appeal", on: day).deadline(from: day)
    }

    private func term(_ key: String, on day: CalendarDate) throws -> LegalTerm {
        try parameters.term(key, on: day).shifting(.holidays)
    }
}
