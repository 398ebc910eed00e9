import Outside

/// Takes messages to a receiver; tests have one that writes them down.
protocol WebhookPost: Sendable {
    func post(
        _ body: String, headers: [(name: String, value: String)], to address: OutsideAddress,
        isHere: Bool
    ) async -> WebhookAnswer

    /// Lets go of the line. It may be used again.
    func close() async
}

extension OutsideLine: WebhookPost {
    func post(
        _ body: String, headers: [(name: String, value: String)], to address: OutsideAddress,
        isHere: Bool
    ) async -> WebhookAnswer {
        WebhookAnswer(await post(Array(body.utf8), headers: headers, to: address, isHere: isHere))
    }
}

extension OutsideAddress {
    /// What was typed, where a webhook may send to it.
    /// - Parameter isHere: to a neighbour on this machine, as only the command line may say.
    static func read(_ typed: String, isHere: Bool) throws -> OutsideAddress {
        guard let address = OutsideAddress(typed) else { throw WebhookRefused.badAddress }
        if isHere {
            guard address.isNamedHere else { throw WebhookRefused.notHere }
            return address
        }
        guard address.isEncrypted else { throw WebhookRefused.badAddress }
        guard address.isNamedOutside else { throw WebhookRefused.notPublic }
        return address
    }
}
