import Commons
import Journal
import Kernel
import Mail
import Members
import Site

/// Where the memory leads: from a message or any subject to the page that shows it.
struct SubjectPages {
    func register(in pages: inout Pages) {
        pages.get("/messages/:id") { visit in
            let message = try visit.id(of: MailMessage.self)
            guard let place = try await Self.place(of: message, visit) else {
                throw CommonRefusal.notFound
            }
            return .redirect(to: place)
        }
        pages.get("/subjects/:id") { visit in
            let subject = try visit.id(of: Subject.self)
            if let place = try await Self.place(of: subject, visit) { return .redirect(to: place) }
            return .page(try await story(of: subject, visit))
        }
    }

    private static func place(of message: ID<MailMessage>, _ visit: Visit) async throws -> String? {
        let caseFile = try await visit.reading { try CaseRow.of(message: message, in: $0) }
        return caseFile.map { "/desk/cases/\($0)#m-\(message)" }
    }

    /// Identifiers are of one kind only, so at most one of these is there.
    private static func place(of subject: ID<Subject>, _ visit: Visit) async throws -> String? {
        let caseFile = ID<CaseFile>(rawValue: subject.rawValue)
        let party = ID<Party>(rawValue: subject.rawValue)
        let found = try await visit.reading { db -> String? in
            if try CaseRow.find(caseFile, in: db) != nil { return "/desk/cases/\(caseFile)" }
            return try PartyRow.find(party, in: db).map { "/parties/\($0.id)" }
        }
        if let found { return found }
        return try await place(of: ID<MailMessage>(rawValue: subject.rawValue), visit)
    }

    private func story(of subject: ID<Subject>, _ visit: Visit) async throws -> Page {
        let isKnown = try await visit.reading { db in
            try !Timeline(of: subject, limit: 1).fetch(from: db).isEmpty
        }
        guard isKnown else { throw CommonRefusal.notFound }
        let title = visit.say("Storia", "Story")
        let story = try await visit.story(of: subject, path: "/subjects/\(subject)")
        return Page(
            title, shape: .narrow,
            body: "\(pageHead(visit.say, title))<section class=\"card\">\(story)</section>")
    }
}
