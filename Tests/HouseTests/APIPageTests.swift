import Commons
import Foundation
import Testing

/// Who makes a receiver of webhooks reads the names of facts in `docs/api.md`.
@Suite struct APIPageTests {
    @Test func `C4: the page about the API names each fact, and none that is not there`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/api.md").standardized
        let page = try String(contentsOf: file, encoding: .utf8)
        let known = Set(House.catalogue(of: EveryRoadTests.features).names)
        let named = Set(
            page.split(separator: "`").map(String.init).filter { word in
                word.hasSuffix(".v1") && word.allSatisfy { $0.isASCII && !$0.isWhitespace }
            })
        #expect(known.subtracting(named).isEmpty)
        #expect(named.subtracting(known).isEmpty)
    }
}
