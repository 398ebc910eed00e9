import Commons
import Journal
import Kernel
import Mail
import Members
import Site
import Store

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
        let word = visit.say("Storia", "Story")
        let named = try await visit.reading { try Named.find(subject, in: $0) }
        let title = named.map { "\(word): \($0.title)" } ?? word
        let crumbs = named.map { [(title: visit.say($0.list), href: $0.path)] } ?? []
        let story = try await visit.story(of: subject, path: "/subjects/\(subject)")
        return Page(
            title, shape: .narrow,
            body:
                "\(pageHead(visit.say, title, crumbs: crumbs))<section class=\"card\">\(story)</section>"
        )
    }

    /// What has a name that the office gave it, and whose story says what happened to the name.
    private struct Named {
        let title: String
        let list: Bilingual
        let path: String

        static func find(_ subject: ID<Subject>, in db: any Reader) throws -> Named? {
            let id = subject.rawValue
            if let label = try LabelRow.all(in: db).first(where: { $0.id.rawValue == id }) {
                return Named(
                    title: label.title, list: Bilingual(it: "Etichette", en: "Labels"),
                    path: LabelsPage.path)
            }
            if let kind = try CaseKindRow.all(in: db).first(where: { $0.id.rawValue == id }) {
                return Named(
                    title: kind.title, list: Bilingual(it: "Tipi di pratica", en: "Kinds of case"),
                    path: KindsPage.path)
            }
            return try CaseSearchRow.find(ID(rawValue: id), in: db).map {
                Named(
                    title: $0.title, list: Bilingual(it: "Ricerche", en: "Searches"),
                    path: SearchesPage.path)
            }
        }
    }
}
