import Kernel
import Testing

@testable import Commons

@Suite struct ReachTests {
    @Test func `a reach is read and written alike, in the order of the alphabet`() throws {
        let reach = try Reach.read(" members:read,desk:write ")
        #expect(reach.description == "desk:write members:read")
        #expect(try Reach.read(reach.description) == reach)
    }

    @Test(arguments: [
        "", " ", "desk", "desk:", ":read", "desk:all", "desk:read:write", "de sk:read", "è:read",
        "\0:read", String(repeating: "a", count: 41) + ":read",
        (0..<101).map { "f\($0):read" }.joined(separator: " "),
    ])
    func `what is no reach is refused`(_ text: String) {
        #expect(throws: ReachFault.self) { try Reach.read(text) }
    }

    @Test func `changing includes asking, and one feature says nothing of another`() throws {
        let reach = try Reach.read("desk:write members:read")
        #expect(reach.covers("desk.queue", .read) && reach.covers("desk.take", .write))
        #expect(reach.covers("members.card", .read) && !reach.covers("members.admit", .write))
        #expect(!reach.covers("mail.mailboxes", .read) && !reach.covers("deskless.x", .read))
        #expect(!reach.covers("", .read))
    }
}
