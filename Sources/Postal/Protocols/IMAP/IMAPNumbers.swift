extension IMAPClient {
    /// The numbers of all messages from `first` on, ascending.
    ///
    /// The read flag plays no part, so mail that another program has opened already is found as
    /// well. Asked as a FETCH, whose answer has a short line for each message, rather than as a
    /// SEARCH, whose one line would outgrow every limit in a large folder.
    public func uids(from first: UInt32 = 1) async throws -> [UInt32] {
        try await work(.numbering) { client in
            try client.checkFolderIsOpen()
            client.hasNews = false
            let first = max(1, first)
            var found: Set<UInt32> = []
            try await client.askAttributes("\(first):*", "UID") { uid, _ in
                // `n:*` holds the last message even when its number is below n.
                if uid >= first { found.insert(uid) }
                return found.count
            }
            return found.sorted()
        }
    }

    /// The sizes in bytes that the server announces; a message that is gone has none. Sizes of
    /// some servers are a little wrong: good for planning, not for comparing.
    public func sizes(of uids: [UInt32]) async throws -> [UInt32: Int] {
        try await work(.numbering) { client in
            try client.checkFolderIsOpen()
            return try await client.askSizes(uids)
        }
    }

    func askSizes(_ uids: [UInt32]) async throws -> [UInt32: Int] {
        let asked = Set(uids)
        var sizes: [UInt32: Int] = [:]
        for window in IMAPBatch.windows(uids) {
            try await askAttributes(IMAPUIDSet.text(window), "(UID RFC822.SIZE)") { uid, values in
                if asked.contains(uid), let size = values["RFC822.SIZE"]?.number {
                    sizes[uid] = Int(size)
                }
                return sizes.count
            }
        }
        return sizes
    }

    /// Asks for attributes of messages. `each` answers how many messages it has noted so far.
    func askAttributes(
        _ set: String, _ attributes: StaticString,
        each: (UInt32, [String: IMAPValue]) throws -> Int
    ) async throws {
        let (step, most) = (self.step, limits.folderMessages)
        let command = IMAPCommand("UID FETCH").words(set).words("\(attributes)")
        _ = try await ask(command) { response in
            guard case .data(let data) = response, data.name == "FETCH" else { return }
            let attributes = try data.attributes(step)
            guard let uid = attributes["UID"]?.number, uid > 0 else { return }
            guard try each(uid, attributes) <= most else {
                throw PostalFault.answerTooLarge(step)
            }
        }
    }

    func checkFolderIsOpen(_ opening: Int? = nil) throws {
        guard opened != nil, opening == nil || opening == openings else {
            throw PostalFault.noFolderOpen
        }
    }
}

extension IMAPData {
    /// The attributes of a message by their names in capitals. One said twice makes no sense.
    func attributes(_ step: MailStep) throws -> [String: IMAPValue] {
        var attributes: [String: IMAPValue] = [:]
        guard var rest = try values(step).first?.list?[...], rest.count.isMultiple(of: 2) else {
            throw PostalFault.garbled(step, detail: "FETCH is malformed")
        }
        while let name = rest.popFirst(), let value = rest.popFirst() {
            guard case .atom(let name) = name,
                attributes.updateValue(value, forKey: name.uppercased()) == nil
            else { throw PostalFault.garbled(step, detail: "FETCH is malformed") }
        }
        return attributes
    }
}
