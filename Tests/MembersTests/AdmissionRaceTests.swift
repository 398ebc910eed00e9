import ArcaTesting
import Commons
import Kernel
import Members
import Testing

/// Many who ask at the same moment.
@Suite struct AdmissionRaceTests {
    @Test(arguments: TestEngine.available)
    func `M1: two admissions at once give two numbers in a row`(_ engine: TestEngine) async throws {
        try await Village.with(engine) { village in
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            var applications: [ID<MembershipApplication>] = []
            for number in 0..<12 {
                applications.append(
                    try await village.applicant("Neri", "N\(number)", on: day("2026-03-09"))
                        .application)
            }
            let arca = village.arca
            let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
                for application in applications {
                    group.addTask {
                        try await arca.run(
                            AdmitMember(application: application, resolution: resolution))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.sorted() == Array(2...13))
        }
    }

    @Test(arguments: TestEngine.available)
    func `M1: the same application sent twice at once is admitted once`(_ engine: TestEngine)
        async throws
    {
        try await Village.with(engine) { village in
            let resolution = try await village.resolution("9", on: day("2026-03-09"))
            let (_, application) = try await village.applicant("Neri", "Ugo", on: day("2026-03-09"))
            let admit = AdmitMember(application: application, resolution: resolution)
            let arca = village.arca
            let numbers = await withTaskGroup(of: Int?.self) { group in
                for _ in 0..<6 { group.addTask { try? await arca.run(admit) } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(numbers.compactMap(\.self) == [2])
            #expect(try await village.register(on: day("2026-03-09")).members == 2)
        }
    }
}
