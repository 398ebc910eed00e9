import Age
import ArgumentParser
import Backup
import Commons
import Foundation
import Kernel

/// How the program ends: a refusal is JSON on standard output with exit code 2, a fault a sentence
/// on standard error with exit code 1.
enum Outcome {
    static func exit(with error: any Error) -> Never {
        if let refusal = error as? any Refusal {
            print((try? OutputJSON.text(Problem(refusal))) ?? "{}")
            Foundation.exit(2)
        }
        if let fault = error as? any ValueFault {
            complain(fault.sentence.en)
            Foundation.exit(1)
        }
        if let usage = error as? any UsageFault {
            complain(usage.sentence)
            Foundation.exit(1)
        }
        // The parser's own errors (help, wrong flags) know how to end.
        if error is CleanExit || error is ValidationError
            || "\(type(of: error))".contains("CommandError")
        {
            Arca.exit(withError: error)
        }
        complain("\(error)")
        Foundation.exit(1)
    }

    static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data("arca: \(sentence)\n".utf8))
    }
}

/// Something in the surroundings of a call that its user can mend.
protocol UsageFault: Error {
    var sentence: String { get }
}

extension BackupFault: UsageFault {}
extension AgeFault: UsageFault {}

/// Progress for people: on a terminal one line that is written over, in a pipe nothing.
struct Progress {
    let label: String
    private let isShown = isatty(2) == 1

    init(_ label: String) { self.label = label }

    func show(_ count: Int64, of total: Int64? = nil) {
        guard isShown else { return }
        let whole = total.map { " / \($0)" } ?? ""
        FileHandle.standardError.write(Data("\r\(label): \(count)\(whole)  ".utf8))
    }

    func end() {
        if isShown { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
