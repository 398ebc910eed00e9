/// What a browser calls itself, in the two words that its owner knows it by. The rest of what it says
/// is not kept.
enum BrowserName {
    /// In the order in which they must be looked for: most name others after themselves.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("Chromium", "Chromium"),
        ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"),
        ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ]

    /// `Firefox, Linux`; empty where nothing is known.
    static func words(_ agent: String) -> String {
        let agent = agent.prefix(600)
        return [browsers, systems].compactMap { names in
            names.first { agent.contains($0.0) }?.1
        }.joined(separator: ", ")
    }
}
