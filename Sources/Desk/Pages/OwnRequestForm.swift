import Commons
import Kernel
import Mail
import Site

/// Writing to the cooperative from the own page: a new request, or more on one.
struct OwnRequestForm {
    let visit: Visit
    let desks: [OpenDesk]
    /// The request that it goes on with; nil begins one.
    let request: MyRequests.Line?
    let form: Form?
    let refusal: (any Refusal)?

    private var say: Say { visit.say }

    /// What a command takes of a form with files.
    static func input(_ form: Form) -> Form {
        var input = form
        input.fields.removeAll { $0.name == "kept" }
        // Browsers send the lines of a text with CR LF.
        input.set("text", (form["text"] ?? "").replacing("\r\n", with: "\n"))
        for (index, file) in FilesField.files(of: form).enumerated() {
            input.fields += file.fields(index)
        }
        return input
    }

    var html: HTML {
        if desks.isEmpty {
            return
                "<p class=\"muted\">\(say(RequestRefused.noDesk.sentence))</p>"
        }
        let fields = visit.fields(form, refusal)
        let action =
            request.map { "\(OwnRequestPages.path)/\($0.caseFile)" } ?? OwnRequestPages.path
        let files = FilesField(id: "f-files", files: form.map(FilesField.files) ?? [], say: say)
        return """
            <form class="form card" id="write" method="post" enctype="multipart/form-data" action="\(action)" data-guard>\(visit.formKeys)\(fields.refusalBox)
            \(request == nil ? beginning(fields) : "")
            \(fields.area("text", request == nil ? say("Che cosa ci chiedi", "What you ask us") : say("Scrivi ancora", "Write more"), rows: request == nil ? 8 : 5, isRequired: true))
            \(files.html)
            <div class="actions"><button class="button primary">\(icon("answer"))\(say("Invia", "Send"))</button></div></form>
            """
    }

    private func beginning(_ fields: FormFields) -> HTML {
        let whom: HTML =
            desks.count == 1
            ? "<input type=\"hidden\" name=\"mailbox\" value=\"\(desks[0].mailbox)\">"
            : fields.select(
                "mailbox", say("A chi", "To whom"),
                options: desks.map { (value: "\($0.mailbox)", title: $0.title) })
        return """
            \(whom)\(fields.text("subject", say("Di che cosa si tratta", "What it is about"), isRequired: true, attributes: "maxlength=\"300\" autocomplete=\"off\""))
            """
    }
}
