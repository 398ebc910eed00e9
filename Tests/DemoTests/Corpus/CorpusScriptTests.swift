import Testing

@testable import Demo

@Suite struct CorpusScriptTests {
    @Test func `every kind has its script, with enough to say`() {
        #expect(KindScript.all.map(\.kind) == DemoKind.allCases)
        for script in KindScript.all {
            #expect(script[.subject].count >= 3, "\(script.kind)")
            #expect(script[.request].count >= 6, "\(script.kind)")
            #expect(script[.answer].count >= 6, "\(script.kind)")
            #expect(!script[.note].isEmpty, "\(script.kind)")
            guard !script.isLight else { continue }
            #expect(script.points.count >= 3, "\(script.kind)")
            #expect(!script[.follow].isEmpty && !script[.next].isEmpty, "\(script.kind)")
            #expect(!script[.law].isEmpty && !script[.guide].isEmpty, "\(script.kind)")
        }
        #expect(CommonPoints.all.count >= 10)
    }

    @Test func `openings and closings are many`() {
        let opens =
            IncomingOpenings.formal.count + IncomingOpenings.neutral.count
            + IncomingOpenings.friendly.count
        let closes =
            IncomingClosings.formal.count + IncomingClosings.neutral.count
            + IncomingClosings.friendly.count
        #expect(opens >= 25 && closes >= 25)
        #expect(OutgoingOpenings.thanks.count >= 25)
        #expect(OutgoingClosings.farewells.count >= 25)
        #expect(IncomingClosings.thanks.count >= 25)
    }

    /// Whatever a person may write about, whatever the year, has a subject, an answer and a way on.
    @Test func `every matter can be headed, asked and answered in every year of its service`() {
        for script in KindScript.all {
            for year in script.since...2027 {
                for isFirm in [true, false] {
                    check(script, in: year, isFirm: isFirm)
                }
            }
        }
    }

    private func check(_ script: KindScript, in year: Int, isFirm: Bool) {
        var occasion = Template.Occasion(year: year, isFirm: isFirm, matter: nil, step: nil)
        func fits(_ templates: [Template]) -> Bool { templates.contains { $0.fits(occasion) } }
        if !script[.reach].isEmpty {
            occasion.matter = Scene.none
            #expect(fits(script[.subject]) && fits(script[.reach]), "\(script.kind) reach")
            occasion.matter = nil
        }
        for request in script[.request] where request.fits(occasion) {
            var told = occasion
            told.matter = request.matters.first
            let name = "\(script.kind) \(told.matter.map(String.init) ?? "-") \(year)"
            #expect(script[.subject].contains { $0.fits(told) }, "\(name): subject")
            #expect(script[.answer].contains { $0.fits(told) }, "\(name): answer")
            guard !script.isLight else { continue }
            let follows = script[.follow].filter { $0.fits(told) }
            #expect(!follows.isEmpty, "\(name): follow")
            for follow in follows {
                var later = told
                later.step = follow.steps.first
                #expect(script[.next].contains { $0.fits(later) }, "\(name): next")
            }
        }
        for point in script.points where point.label.fits(occasion) {
            #expect(point.fits(occasion), "\(script.kind) \(year): a point without words")
        }
    }

    @Test func `no script has a slip that would show in the text`() {
        for script in KindScript.all {
            for section in KindScript.Section.allCases {
                for template in script[section] { check(template, of: script.kind) }
            }
            for point in script.points + CommonPoints.all {
                check(point.label, of: script.kind)
                #expect(!point.questions.isEmpty && !point.answers.isEmpty)
                for template in point.questions + point.answers { check(template, of: script.kind) }
            }
            for question in script.points.flatMap(\.questions) {
                guard case .text(let last)? = question.parts.last else { continue }
                #expect(!last.hasSuffix("?") && !last.hasSuffix("."), "\(script.kind): \(last)")
            }
        }
    }

    private func check(_ template: Template, of kind: DemoKind) {
        #expect(!template.parts.isEmpty, "\(kind): empty line")
        for case .text(let words) in template.parts {
            #expect(!words.contains { "{}[]<>|".contains($0) }, "\(kind): \(words)")
            #expect(!words.contains("  "), "\(kind): \(words)")
        }
    }
}
