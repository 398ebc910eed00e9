import Foundation
import Testing

@testable import Demo

@Suite struct CorpusChronologyTests {
    private let corpus = CorpusFixture.corpus
    private let now = RomeClock.instant(
        dayNumber: CorpusFixture.today.number, minuteOfDay: 480)

    @Test func `conversations come in order of start, messages in order of time`() {
        let starts = CorpusFixture.conversations.map(\.startedAt)
        #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(
            CorpusFixture.conversations.indices.allSatisfy {
                CorpusFixture.conversations[$0].index == $0
            })
        for conversation in CorpusFixture.conversations {
            let times = conversation.messages.map(\.sentAt)
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "\(conversation.index)")
        }
    }

    @Test func `every answer follows its question`() {
        for conversation in CorpusFixture.conversations {
            for (place, message) in conversation.messages.enumerated() {
                if let earlier = message.repliesTo { #expect(earlier < place) }
                let isUnanswered =
                    message.expectsAnswer
                    && !conversation.messages.dropFirst(place + 1).contains {
                        $0.direction == .outgoing
                    }
                #expect(!isUnanswered || conversation.isOpen, "\(conversation.index)")
            }
        }
    }

    @Test func `nothing happens before the first day or after this morning`() {
        let first = RomeClock.instant(
            dayNumber: corpus.house.foundedOn.number, minuteOfDay: 0)
        for conversation in CorpusFixture.conversations {
            #expect(conversation.messages.allSatisfy { $0.sentAt >= first && $0.sentAt <= now })
            #expect(conversation.contacts.allSatisfy { $0.happenedAt > first })
            #expect(conversation.contacts.allSatisfy { $0.happenedAt <= now })
        }
    }

    @Test func `the office writes in office hours and people write when people do`() {
        for message in CorpusFixture.messages {
            let local = RomeClock.local(of: message.sentAt)
            if message.direction == .outgoing {
                #expect(ConversationFactory.isOfficeTime(local))
            } else {
                #expect((390...1_410).contains(local.minuteOfDay))
            }
        }
        let evenings = CorpusFixture.messages.filter {
            $0.direction == .incoming && RomeClock.local(of: $0.sentAt).minuteOfDay >= 1_110
        }
        #expect(evenings.count > 500)
    }

    @Test func `who writes is already known, and who answers is at work`() {
        for conversation in CorpusFixture.conversations {
            let party = corpus.parties[conversation.partyIndex]
            let start = DemoDay(number: RomeClock.local(of: conversation.startedAt).dayNumber)
            #expect(party.firstContactOn <= start)
            if let end = party.membership?.end, end.cause == .death { #expect(end.on > start) }
            for message in conversation.messages {
                guard let index = message.operatorIndex else { continue }
                let day = DemoDay(number: RomeClock.local(of: message.sentAt).dayNumber)
                #expect(corpus.operators[index].isWorking(on: day))
            }
        }
    }

    @Test func `a kind does not come up before the service existed`() {
        for conversation in CorpusFixture.conversations {
            let year = CorpusFixture.year(of: conversation.startedAt)
            #expect(year >= KindScript.of(conversation.kind).since)
        }
    }

    @Test func `answers take hours to days, and less in later years`() {
        func medianHours(_ years: ClosedRange<Int>) -> Int {
            var waits: [Int] = []
            for conversation in CorpusFixture.conversations {
                for (place, message) in conversation.messages.enumerated()
                where message.isAnswer && years.contains(CorpusFixture.year(of: message.sentAt)) {
                    waits.append(message.sentAt - conversation.messages[place - 1].sentAt)
                }
            }
            waits.sort()
            return waits.isEmpty ? 0 : waits[waits.count / 2] / 3_600_000
        }
        let (early, late) = (medianHours(2011...2014), medianHours(2023...2026))
        #expect(late < early)
        #expect((2...72).contains(early) && (1...30).contains(late))
    }

    @Test func `the clock on the wall agrees with the time zone tables`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Rome"))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for dayNumber in stride(from: 15_078, to: 22_000, by: 13) {
            let day = DemoDay(number: dayNumber)
            let instant = RomeClock.instant(dayNumber: dayNumber, minuteOfDay: 617)
            let date = Date(timeIntervalSince1970: Double(instant) / 1_000)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
            #expect(parts.year == day.year && parts.month == day.month && parts.day == day.day)
            #expect(parts.hour == 10 && parts.minute == 17)
            #expect(RomeClock.local(of: instant) == (dayNumber, 617))
            #expect(DemoDay(iso: day.isoText) == day)
            #expect(day.number == dayNumber)
        }
    }

    @Test func `the office is closed on holidays`() {
        let closed = [
            (2011, 4, 25), (2016, 3, 28), (2024, 4, 1), (2026, 4, 6), (2025, 12, 25),
            (2025, 1, 31), (2025, 6, 2), (2025, 11, 22),
        ]
        for (year, month, day) in closed {
            #expect(!WorkCalendar.isWorking(CorpusFixture.day(year, month, day).number))
        }
        #expect(WorkCalendar.isWorking(CorpusFixture.day(2011, 4, 14).number))
        #expect(DemoDay(year: 2025, month: 2, day: 29) == nil)
    }
}
