import Commons
import Kernel
import Knowledge
import Site

/// Answering a case: sending, saving, asking what is missing.
struct AnswerPages {
    /// A letter of 25 MB, and as much again for what base64 adds.
    static let bodyLimit = 50 << 20

    func register(in pages: inout Pages) {
        pages.post("/desk/cases/:id/replies", bodyLimit: Self.bodyLimit) { visit, form in
            try await send(try visit.id(), form, visit)
        }
        pages.post("/desk/cases/:id/draft", bodyLimit: Self.bodyLimit) { visit, form in
            try await save(try visit.id(), form, visit)
        }
        pages.post("/desk/cases/:id/blocks", bodyLimit: Self.bodyLimit) { visit, form in
            .page(try await shelf(try visit.id(), form, visit))
        }
        pages.post("/desk/cases/:id/review", bodyLimit: Self.bodyLimit) { visit, form in
            let id = try visit.id(of: CaseFile.self)
            let input = AnswerInput(form)
            return .page(try await page(id, input, nil, visit))
        }
    }

    private func send(_ id: ID<CaseFile>, _ form: Form, _ visit: Visit) async throws -> Answer {
        let input = AnswerInput(form)
        return try await visit.submit(
            SendReply.self, input.fields(for: id, sent: form, withFiles: true),
            then: { .redirect(to: CasePages.back(id, visit, [("sent", "\($0.score.met)")])) },
            refused: { .page(try await page(id, input, $0, visit)) })
    }

    /// A draft may be saved many times from one page, so its form's key is not used: saving the
    /// same words twice changes nothing anyway.
    private func save(_ id: ID<CaseFile>, _ form: Form, _ visit: Visit) async throws -> Answer {
        let input = AnswerInput(form)
        var fields = input.fields(for: id, sent: form, withFiles: false)
        fields.set("_key", "")
        let isByButton = visit.query("page") != nil
        return try await visit.submit(
            SaveDraft.self, fields,
            then: { _ in
                if isByButton {
                    if input.files.isEmpty {
                        return .redirect(
                            to: CasePages.back(id, visit, [("saved", "1")]) + "#answer")
                    }
                    // A draft holds words; the files stay with the page.
                    return .page(try await page(id, input, nil, visit))
                }
                let row = try await visit.reading { try CaseRow.require(id, in: $0) }
                let hasMoved = "\(row.version)" != input.version
                return hasMoved ? .fragment("", status: RefusalKind.conflict.status) : .fragment("")
            },
            refused: { refusal in
                if !isByButton { return .fragment("", status: refusal.kind.status) }
                return .page(try await page(id, input, refusal, visit))
            })
    }

    /// Looking for a block and putting one in, without a script.
    private func shelf(_ id: ID<CaseFile>, _ form: Form, _ visit: Visit) async throws -> Page {
        var input = AnswerInput(form)
        var words = form["_words"] ?? ""
        if let use = form["_insert"].flatMap(UsedBlock.init) {
            let version = try await visit.reading { db in
                try ArticleVersion.find(use.block, use.version, in: db)
            }
            guard let version else { throw CommonRefusal.notFound }
            input.insert(version.inserted, use)
            words = ""
        }
        let shelf = try await BlockShelf.load(visit, words: words)
        let view = try await CaseView.load(visit, id)
        let state = AnswerState(returned: input, view.shown, gaps: nil, refusal: nil)
        return CasePage(view: view, answer: state, shelf: shelf).page
    }

    /// The case with the answer still in the form, and what it lacks.
    private func page(
        _ id: ID<CaseFile>, _ input: AnswerInput, _ refusal: (any Refusal)?, _ visit: Visit
    ) async throws -> Page {
        let view = try await CaseView.load(visit, id)
        let review = try await visit.ask(
            ReviewAnswer(
                caseFile: id, subject: input.subject.nonEmpty, text: input.text,
                points: input.points,
                ticked: input.ticked, attachmentNames: input.files.map(\.name)))
        let state = AnswerState(
            returned: input, view.shown, gaps: Self.isAboutGaps(refusal) ? review.gaps : nil,
            refusal: refusal)
        return CasePage(view: view, answer: state).page
    }

    /// What somebody else did, or an address that is none, comes first; the gaps follow when that
    /// has been read.
    private static func isAboutGaps(_ refusal: (any Refusal)?) -> Bool {
        switch refusal {
        case nil, ReplyRefused.incomplete?, ReplyRefused.reasonMissing?, ReplyRefused.emptyAnswer?:
            true
        default: false
        }
    }
}
