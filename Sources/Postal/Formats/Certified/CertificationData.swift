internal import CLibXML

/// What a provider of certified mail states in `daticert.xml` (RFC 6109, DPCM of 2 November 2005): of
/// which kind, who wrote to whom, when, under which number. Whoever can write XML can state it: it is
/// worth what the signature around it is worth.
public struct CertificationData: Sendable, Equatable {
    public struct Recipient: Sendable, Equatable {
        public let address: String
        /// A box of certified mail: only there a delivery is proved.
        public let isCertified: Bool
    }

    /// `accettazione`, `avvenuta-consegna`, `posta-certificata`…
    public let kind: String
    /// Nil where it says `nessuno`.
    public let error: String?
    public let sender: String?
    public let recipients: [Recipient]
    public let subject: String?
    public let provider: String?
    /// Milliseconds since 1970.
    public let at: Int64?
    public let identifier: String?
    /// Of the message itself, without brackets.
    public let messageID: String?
    /// `completa`, `breve`, `sintetica`.
    public let receiptKind: String?
    /// The box that it was delivered to, or not.
    public let delivery: String?
    public let errorWords: String?

    private static let mostBytes = 256 << 10
    private static let starts: Void = xmlInitParser()

    /// Nil where it is no such document.
    public init?(_ bytes: [UInt8]) {
        _ = Self.starts
        guard bytes.count <= Self.mostBytes, !bytes.isEmpty else { return nil }
        // Entities of the document stay unread, nothing is loaded.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(
                buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil,
                Int32(options))
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document), let tree = Element(root, depth: 0),
            tree.name == "postacert"
        else { return nil }
        kind = tree.attributes["tipo"] ?? ""
        let error = tree.attributes["errore"]
        self.error = error == "nessuno" ? nil : error
        let head = tree.child("intestazione")
        sender = head?.words("mittente")
        recipients = (head?.children ?? []).filter { $0.name == "destinatari" }.prefix(200).map {
            Recipient(address: $0.text, isCertified: $0.attributes["tipo"] == "certificato")
        }
        subject = head?.words("oggetto")
        let data = tree.child("dati")
        provider = data?.words("gestore-emittente")
        identifier = data?.words("identificativo")
        messageID = data?.words("msgid").map {
            $0.trimmingCharacters { "<> ".contains($0) }
        }
        receiptKind = data?.child("ricevuta")?.attributes["tipo"]
        delivery = data?.words("consegna")
        errorWords = data?.words("errore-esteso")
        at = data?.child("data").flatMap(Self.moment)
    }

    /// `<data zona="+0100"><giorno>09/03/2026</giorno><ora>10:15:00</ora></data>`
    private static func moment(_ element: Element) -> Int64? {
        let day = (element.words("giorno") ?? "").split(separator: "/").compactMap { Int64($0) }
        let time = (element.words("ora") ?? "").split(separator: ":").compactMap { Int64($0) }
        guard day.count == 3, time.count == 3, (1...12).contains(day[1]), (1...31).contains(day[0]),
            (1_990...9_999).contains(day[2]), (0..<24).contains(time[0]),
            (0..<60).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        let shifted = day[1] <= 2 ? day[2] - 1 : day[2]
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (day[1] + (day[1] > 2 ? -3 : 9)) + 2) / 5 + day[0] - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        let seconds = days * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2]
        return (seconds - zone(element.attributes["zona"])) * 1_000
    }

    /// Seconds of `+0100`.
    private static func zone(_ text: String?) -> Int64 {
        let text = text ?? ""
        let digits = text.filter { $0.isASCII && $0.isNumber }.compactMap { Int64(String($0)) }
        guard digits.count == 4 else { return 0 }
        let seconds = (digits[0] * 10 + digits[1]) * 3_600 + (digits[2] * 10 + digits[3]) * 60
        return text.hasPrefix("-") ? -seconds : seconds
    }
}

/// An element as plain values, bounded in depth and number.
private struct Element {
    let name: String
    let attributes: [String: String]
    let text: String
    let children: [Element]

    private static let deepest = 8
    private static let mostChildren = 300
    private static let longest = 2_000

    init?(_ node: xmlNodePtr, depth: Int) {
        guard node.pointee.type == XML_ELEMENT_NODE, depth < Self.deepest else { return nil }
        name = String(cString: node.pointee.name)
        var attributes: [String: String] = [:]
        var attribute = node.pointee.properties
        while let found = attribute, attributes.count < 20 {
            attributes[String(cString: found.pointee.name)] = Self.words(found.pointee.children)
            attribute = found.pointee.next
        }
        self.attributes = attributes
        text = Self.words(node.pointee.children)
        var children: [Element] = []
        var child = node.pointee.children
        while let found = child, children.count < Self.mostChildren {
            if let element = Element(found, depth: depth + 1) { children.append(element) }
            child = found.pointee.next
        }
        self.children = children
    }

    /// The text that stands there itself: no entity is followed.
    private static func words(_ first: xmlNodePtr?) -> String {
        var text = ""
        var node = first
        while let found = node, text.utf8.count < longest {
            if found.pointee.type == XML_TEXT_NODE || found.pointee.type == XML_CDATA_SECTION_NODE,
                let content = found.pointee.content
            {
                text += String(cString: content)
            }
            node = found.pointee.next
        }
        return CleanText.line(CleanText.beginning(of: text, bytes: longest))
    }

    func child(_ name: String) -> Element? { children.first { $0.name == name } }

    func words(_ name: String) -> String? {
        child(name).map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension String {
    fileprivate func trimmingCharacters(_ isIn: (Character) -> Bool) -> String {
        var rest = self[...]
        while let first = rest.first, isIn(first) { rest.removeFirst() }
        while let last = rest.last, isIn(last) { rest.removeLast() }
        return String(rest)
    }
}
