/// The ISO 8601 text of an instant, in the profile of RFC 3339, read and written by hand
/// because it stands in every fact and every row.
extension Instant {
    /// Reads `2026-11-24T05:22:47Z`, with one to nine decimals of a second (what is below a
    /// millisecond is dropped) and `Z` or an offset such as `+01:00`, `+0100` or `+01`. A time
    /// without zone is no instant; the leap second `:60` is refused.
    public init?(_ iso: String) {
        var reader = ByteReader(iso)
        guard let date = CalendarDate(reading: &reader),
            reader.take(UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")) != nil,
            let time = Self.timeOfDay(&reader),
            let offset = Self.offsetMinutes(&reader),
            reader.isAtEnd
        else { return nil }
        let local = Int64(date.dayNumber) * 86_400_000 + Int64(time)
        self.init(exactMilliseconds: local - Int64(offset) * 60_000)
    }

    public var description: String {
        let (date, millisecond) = utc
        var writer = ByteWriter(capacity: 24)
        date.write(to: &writer)
        writer.put(UInt8(ascii: "T"))
        writer.put(millisecond / 3_600_000, digits: 2)
        writer.put(.colon)
        writer.put(millisecond / 60_000 % 60, digits: 2)
        writer.put(.colon)
        writer.put(millisecond / 1000 % 60, digits: 2)
        writer.put(.point)
        writer.put(millisecond % 1000, digits: 3)
        writer.put(UInt8(ascii: "Z"))
        return writer.text
    }

    /// Milliseconds since midnight.
    private static func timeOfDay(_ reader: inout ByteReader) -> Int? {
        guard let hour = reader.number(digits: 2), hour < 24, reader.take(.colon) != nil,
            let minute = reader.number(digits: 2), minute < 60, reader.take(.colon) != nil,
            let second = reader.number(digits: 2), second < 60
        else { return nil }
        var millisecond = 0
        if reader.take(.point) != nil {
            let decimals = reader.digits()
            guard (1...9).contains(decimals.count) else { return nil }
            for place in 0..<3 {
                millisecond = millisecond * 10 + (place < decimals.count ? decimals[place] : 0)
            }
        }
        return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
    }

    private static func offsetMinutes(_ reader: inout ByteReader) -> Int? {
        if reader.take(UInt8(ascii: "Z"), UInt8(ascii: "z")) != nil { return 0 }
        guard let sign = reader.take(.plus, .minus), let hours = reader.number(digits: 2),
            hours < 24
        else { return nil }
        var minutes = 0
        if !reader.isAtEnd {
            _ = reader.take(.colon)
            guard let read = reader.number(digits: 2), read < 60 else { return nil }
            minutes = read
        }
        return (hours * 60 + minutes) * (sign == .minus ? -1 : 1)
    }
}
