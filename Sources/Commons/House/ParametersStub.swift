import Kernel
import Store
import Journal
struct ParameterBook: Sendable { static func standard() throws -> ParameterBook { ParameterBook() } }
public struct Parameters { init(_ b: ParameterBook, _ db: any Reader) {} }
struct ParameterDecided: Fact { static let name = "x"; var subjects: [ID<Subject>] { [] } }
struct DecideParameter: Command { static let name = "x"; static let purpose = Bilingual(it: "", en: ""); func run(in tx: Transaction) throws -> Done { Done() } }
struct ParametersInForce: Query { static let name = "x"; static let purpose = Bilingual(it: "", en: ""); func fetch(from db: Reading) throws -> Done { Done() } }
