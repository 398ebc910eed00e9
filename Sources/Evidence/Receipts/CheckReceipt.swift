import CMS
import Kernel
import Seal

/// A receipt with all in it checked, the signatures of time authorities too.
public struct CheckedReceipt: Sendable {
    public let receipt: Receipt
    /// The seal that holds the fact.
    public let checkpoint: Checkpoint
    public let times: [Time]

    /// Somebody outside the cooperative signed that the fact existed.
    public struct Time: Sendable {
        /// As its certificate has it.
        public let authority: String
        public let at: Instant
    }

    /// - Parameters:
    ///   - trusted: the public key of the cooperative, got by a safe road; any that its log has had.
    ///   - roots: certificates in PEM that must stand behind the time marks; nil for those in the receipt, which
    ///     the cooperative trusts.
    public static func check(_ file: [UInt8], trusted: NoteKey, roots: String? = nil) async
        -> Result<
            CheckedReceipt, ReceiptFault
        >
    {
        do throws(ReceiptFault) {
            let (receipt, checkpoint) = try Receipt.check(file, trusted: trusted)
            var times: [Time] = []
            for (index, mark) in receipt.marks.enumerated() {
                guard let time = await time(of: mark, roots: roots) else {
                    throw ReceiptFault.mark(index + 1)
                }
                times.append(time)
            }
            return .success(
                CheckedReceipt(receipt: receipt, checkpoint: checkpoint, times: times))
        } catch {
            return .failure(error)
        }
    }

    private static func time(of mark: Receipt.Mark, roots: String?) async -> Time? {
        let marked = Array(mark.proof.checkpoint.text.utf8)
        guard let stamp = try? TimeStamp(response: mark.answer),
            (try? await stamp.check(marked, answering: nil, roots: roots ?? mark.roots)) != nil
        else { return nil }
        return Time(authority: stamp.authority.subject, at: Instant(milliseconds: stamp.time))
    }
}
