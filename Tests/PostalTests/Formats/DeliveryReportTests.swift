import Testing

@testable import Postal

/// What servers report of letters of ours (RFC 3464, RFC 3462, and plain words).
@Suite struct DeliveryReportTests {
    private let id = "LETTERA@ilborgo.example"

    private func report(_ text: String) throws -> DeliveryReport {
        try #require(Samples.parse(text).deliveryReport)
    }

    @Test func `a report names each recipient as it was written to`() throws {
        let report = try report(BounceSamples.postfix)
        #expect(report.originalIDs == [id])
        #expect(
            report.recipients == [
                .init(
                    addresses: ["Bruno@OfficinaTassi.example", "bruno@gmail.example"],
                    outcome: .failed, status: "5.2.2",
                    words: "552 5.2.2 Mailbox full,     try later"),
                .init(
                    addresses: ["anna@tassi.example"], outcome: .delayed, status: "4.4.1",
                    words: nil),
            ])
    }

    @Test func `a returned message gives its id, and the diagnosis the code`() throws {
        let report = try report(BounceSamples.whole)
        #expect(report.originalIDs == [id])
        #expect(report.recipients.map(\.status) == ["5.1.1"])
        #expect(report.recipients.map(\.outcome) == [.failed])
    }

    @Test(arguments: [BounceSamples.exim, BounceSamples.qmail])
    func `plain words of old servers are understood`(_ text: String) throws {
        let report = try report(text)
        #expect(report.originalIDs == [id])
        #expect(report.recipients.map(\.addresses) == [["bruno@officinatassi.example"]])
        #expect(report.recipients.map(\.outcome) == [.failed])
        #expect(report.recipients.map(\.status) == ["5.1.1"])
    }

    @Test func `late is not failed`() throws {
        let report = try report(BounceSamples.late)
        #expect(report.originalIDs == [id])
        #expect(report.recipients.allSatisfy { $0.outcome == .delayed })
        #expect(
            report.recipients.contains { $0.addresses == ["bruno@officinatassi.example"] })
    }

    @Test func `absence notes and letters of people report nothing`() {
        #expect(Samples.parse(BounceSamples.away).deliveryReport == nil)
        #expect(Samples.parse(Samples.plain).deliveryReport == nil)
        #expect(
            Samples.parse("From: MAILER-DAEMON@x.example\n\nCiao a@b.example").deliveryReport == nil
        )
    }

    @Test(arguments: ["relayed", "Delivered", "expanded (list)"])
    func `arrived is told as well`(_ action: String) throws {
        let text = BounceSamples.whole.replacing("Action: failed", with: "Action: \(action)")
        #expect(try report(text).recipients.map(\.outcome) == [.delivered])
    }

    @Test func `codes are read out of any words`() {
        #expect(StatusCode.first(in: "552-5.2.2 piena") == "5.2.2")
        #expect(StatusCode.first(in: "host [10.0.0.1] said: 550 #5.7.26)") == "5.7.26")
        for text in ["5.2", "10.0.0.1", "3.1.1", "5..1", "5.1.1000", "٥.١.١", ""] {
            #expect(StatusCode.first(in: text) == nil, "\(text)")
        }
    }

    /// Nothing that a stranger writes makes the reading slow or fail.
    @Test(.timeLimit(.minutes(1))) func `hostile reports are read in a moment`() {
        let many = (0..<20_000).map { "<a\($0)@x.example>: 550 5.1.1 no" }.joined(separator: "\n")
        let head = "From: MAILER-DAEMON@x.example\nSubject: failure notice\n\n"
        let plain = Samples.parse(head + "permanent\n" + many).deliveryReport
        #expect((plain?.recipients.count ?? 0) <= 50)
        let groups = (0..<20_000).map {
            "Final-Recipient: rfc822;a\($0)@x.example\nAction: failed\n\n"
        }.joined()
        let status = Samples.parse(
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns;x\n\n" + groups
        ).deliveryReport
        #expect(status?.recipients.count == DeliveryReport.mostRecipients)
        let folded =
            "Content-Type: message/delivery-status\n\nA: b\n"
            + String(repeating: " x\n", count: 100_000)
        #expect(Samples.parse(folded).deliveryReport == nil)
        let ids =
            head + "permanent a@x.example\n"
            + String(repeating: "Message-ID: <a@b>\nMessage-ID: <\n", count: 20_000)
        #expect((Samples.parse(ids).deliveryReport?.originalIDs.count ?? 0) <= 5)
    }
}
