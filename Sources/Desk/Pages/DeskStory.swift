import Journal
import Site

/// How facts of the desk read in a story. Taking and releasing, drafts and labels are the office's own
/// bookkeeping: they show in the case, not here.
enum DeskStory {
    static func item(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        switch fact.fact {
        case let opened as CaseOpened:
            let title = (fact.content as? CaseOpened.Content)?.title ?? ""
            return StoryItem(
                icon: "desk", tone: .indigo,
                title: "\(say("Pratica", "Case")) \(opened.year)/\(opened.ordinal)",
                sub: "\(title)",
                href: "/desk/cases/\(opened.caseFile)")
        case let closed as CaseClosed:
            return StoryItem(
                icon: "check", tone: .slate,
                title: "\(say("Pratica chiusa", "Case closed"))",
                sub: "\((fact.content as? CaseClosed.Content)?.note ?? reason(closed.reason, say))",
                href: "/desk/cases/\(closed.caseFile)")
        case let merged as CasesMerged:
            return StoryItem(
                icon: "community", tone: .slate, title: "\(say("Pratiche unite", "Cases merged"))",
                href: "/desk/cases/\(merged.into)")
        case let parted as CasesUnmerged:
            return StoryItem(
                icon: "community", tone: .slate,
                title: "\(say("Pratiche separate di nuovo", "Cases parted again"))",
                href: "/desk/cases/\(parted.from)")
        case let split as CaseSplit:
            return StoryItem(
                icon: "leave", tone: .slate, title: "\(say("Pratica divisa", "Case split"))",
                href: "/desk/cases/\(split.split)")
        case let reopened as CaseReopened:
            return StoryItem(
                icon: "refresh", tone: .amber,
                title: "\(say("Pratica riaperta", "Case opened again"))",
                href: "/desk/cases/\(reopened.caseFile)")
        case let contact as ContactRecorded:
            let minutes = contact.minutes > 0 ? ", \(contact.minutes) min" : ""
            return StoryItem(
                icon: contact.means.icon, tone: .olive,
                title: "\(say(contact.means.title))\(minutes)",
                sub: "\((fact.content as? ContactRecorded.Content)?.note.excerpt(160) ?? "")",
                href: "/desk/contacts/\(contact.contact)")
        case let said as SettledSaid:
            return StoryItem(
                icon: said.isSettled ? "good" : "warn", tone: said.isSettled ? .leaf : .amber,
                title: said.isSettled
                    ? "\(say("Dice che è risolta", "Says it is settled"))"
                    : "\(say("Dice che manca qualcosa", "Says something is missing"))",
                sub: "\((fact.content as? SettledSaid.Content)?.words.excerpt(160) ?? "")",
                href: "/desk/cases/\(said.caseFile)")
        default:
            return promise(fact, say) ?? label(fact, say) ?? kind(fact, say) ?? search(fact, say)
                ?? task(fact, say)
        }
    }

    private static func promise(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        switch fact.fact {
        case let made as PromiseMade:
            return StoryItem(
                icon: "promise", tone: .plum,
                title: "\(say("Promessa entro il", "Promise by")) \(say.day(made.dueOn))",
                sub: "\((fact.content as? PromiseMade.Content)?.text ?? "")",
                href: "/desk/cases/\(made.caseFile)")
        case let moved as PromiseMoved:
            return StoryItem(
                icon: "promise", tone: .amber,
                title: "\(say("Promessa spostata al", "Promise moved to")) \(say.day(moved.dueOn))",
                sub: "\((fact.content as? PromiseMoved.Content)?.reason ?? "")",
                href: "/desk/cases/\(moved.caseFile)")
        case let settled as PromiseSettled:
            return StoryItem(
                icon: "promise", tone: .slate,
                title: settled.outcome == .kept
                    ? "\(say("Promessa mantenuta", "Promise kept"))"
                    : "\(say("Promessa ritirata", "Promise withdrawn"))",
                sub: "\((fact.content as? PromiseSettled.Content)?.note ?? "")",
                href: "/desk/cases/\(settled.caseFile)")
        default: return nil
        }
    }

    private static func task(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        guard let made = fact.fact as? TaskMade else { return nil }
        return StoryItem(
            icon: "check", tone: .sky,
            title: "\(say("Da fare entro il", "To do by")) \(say.day(made.dueOn))",
            sub: "\((fact.content as? TaskMade.Content)?.text ?? "")",
            href: made.caseFile.map { "/desk/cases/\($0)#tasks" } ?? TasksPage.path)
    }

    private static func label(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        func item(_ title: String, sub: String = "", _ tone: Tone = .slate) -> StoryItem {
            StoryItem(
                icon: "label", tone: tone, title: "\(title)", sub: "\(sub)",
                href: LabelsPage.path)
        }
        return switch fact.fact {
        case let made as LabelMade:
            item(say("Etichetta creata", "Label made"), sub: made.title, made.tone)
        case let renamed as LabelRenamed:
            item(say("Etichetta rinominata", "Label renamed"), sub: renamed.title)
        case let coloured as LabelColoured:
            item(
                say("Colore cambiato", "Colour changed"), sub: coloured.tone.title(say),
                coloured.tone)
        case is LabelRetired: item(say("Etichetta fuori uso", "Label out of use"))
        case is LabelBroughtBack: item(say("Etichetta di nuovo in uso", "Label in use again"))
        default: nil
        }
    }

    private static func kind(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        func item(_ title: String, sub: String = "") -> StoryItem {
            StoryItem(
                icon: "note", tone: .slate, title: "\(title)", sub: "\(sub)", href: KindsPage.path)
        }
        return switch fact.fact {
        case let made as KindMade: item(say("Tipo creato", "Kind made"), sub: made.title)
        case let renamed as KindRenamed:
            item(say("Tipo rinominato", "Kind renamed"), sub: renamed.title)
        case is KindRetired: item(say("Tipo fuori uso", "Kind out of use"))
        case is KindBroughtBack: item(say("Tipo di nuovo in uso", "Kind in use again"))
        default: nil
        }
    }

    private static func search(_ fact: DecodedFact, _ say: Say) -> StoryItem? {
        func item(_ title: String, sub: String = "") -> StoryItem {
            StoryItem(
                icon: "search", tone: .slate, title: "\(title)", sub: "\(sub)",
                href: SearchesPage.path)
        }
        return switch fact.fact {
        case is SearchSaved:
            item(
                say("Ricerca salvata", "Search saved"),
                sub: (fact.content as? SearchSaved.Content)?.title ?? "")
        case is SearchRenamed:
            item(
                say("Ricerca rinominata", "Search renamed"),
                sub: (fact.content as? SearchRenamed.Content)?.title ?? "")
        case is SearchRemoved: item(say("Ricerca eliminata", "Search deleted"))
        default: nil
        }
    }

    static func reason(_ code: String, _ say: Say) -> String {
        if code == "merged" {
            return say("È unita a un'altra.", "It is merged into another.")
        }
        if code == "archive" { return say("Dall'archivio.", "From the archive.") }
        let found = ClosingReason.listed.first { $0.code == code }
        return found?.sentence(say.language == .italian ? .italian : .english) ?? ""
    }
}
