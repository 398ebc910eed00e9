import Testing

@testable import Desk

@Suite struct MeasureProbe {
    @Test func probe() {
        for (name, mails) in [("it", AllMails.italian), ("en", AllMails.english)] {
            print(name, Measure(mails))
            for mail in mails { Measure.report(mail) }
        }
        print("held", Measure(AllMails.heldOut))
    }
}
