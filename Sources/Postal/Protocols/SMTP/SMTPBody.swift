/// A message as it travels after DATA (RFC 5321 sections 2.3.8 and 4.5.2): every line ends with
/// CR LF, a line that begins with a dot gets a second one, and the last line is ended.
///
/// A lone CR or LF becomes CR LF, so that no reader downstream can see an end of message where we
/// see none. The final dot is not part of it.
enum SMTPBody {
    static func encoded(_ raw: [UInt8]) -> [UInt8] {
        let (cr, lf, dot) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "."))
        var body: [UInt8] = []
        body.reserveCapacity(raw.count + raw.count / 32 + 2)
        var isAtLineStart = true
        var wasReturn = false
        for byte in raw {
            if byte == lf, wasReturn {
                wasReturn = false
                continue
            }
            wasReturn = byte == cr
            if byte == cr || byte == lf {
                body.append(cr)
                body.append(lf)
                isAtLineStart = true
            } else {
                if isAtLineStart, byte == dot { body.append(dot) }
                body.append(byte)
                isAtLineStart = false
            }
        }
        if !isAtLineStart {
            body.append(cr)
            body.append(lf)
        }
        return body
    }
}
