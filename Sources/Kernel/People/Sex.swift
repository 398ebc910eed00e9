/// The sex a fiscal code states.
public enum Sex: String, Sendable, Codable, CaseIterable {
    case female = "F"
    case male = "M"
}
