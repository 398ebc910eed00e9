/// The language of a sentence that the desk says to a person.
public enum SentenceLanguage: String, Sendable, Codable, CaseIterable {
    case italian = "it"
    case english = "en"

    /// The one of two texts that is in this language.
    func pick(_ italian: String, _ english: String) -> String {
        self == .italian ? italian : english
    }
}
