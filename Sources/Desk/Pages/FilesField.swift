import Kernel
import Site

/// Files that go with a letter: those that the page has already, and more.
struct FilesField {
    let id: String
    let files: [AnswerFile]
    let say: Say

    static let name = "attachments"

    /// What a form brought: what it had kept, and what was chosen now.
    static func files(of form: Form) -> [AnswerFile] {
        form.all("kept").compactMap(AnswerFile.init(kept:))
            + form.files.filter { $0.field == name && !$0.name.isEmpty }.map(AnswerFile.init)
    }

    var html: HTML {
        let kept: HTML =
            files.isEmpty
            ? ""
            : "<fieldset class=\"choices\"><legend>\(say("Allegati già scelti", "Attachments already chosen"))</legend>\(files.html(keep))</fieldset>"
        return """
            \(kept)<div class="field"><label for="\(id)">\(say("Allegati", "Attachments")) <span class="optional">\(say("fino a 25 MB in tutto", "up to 25 MB in all"))</span></label><input id="\(id)" type="file" name="\(Self.name)" multiple></div>
            """
    }

    private func keep(_ file: AnswerFile) -> HTML {
        """
        <label class="check"><input type="checkbox" name="kept" value="\(file.kept)" checked> <span>\(icon("attachment"))\(file.name) <span class="muted">\(max(1, file.size / 1_000)) kB</span></span></label>
        """
    }
}
