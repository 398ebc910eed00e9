import ArgumentParser
import Kernel

extension ID {
    /// An identifier that was typed on the command line.
    /// - Parameters:
    ///   - thing: what it should be of, as “a key”.
    ///   - list: the command that names them.
    static func typed(_ text: String, of thing: String, listedBy list: String) throws -> ID {
        guard let id = ID(text) else {
            throw ValidationError("this is no identifier of \(thing): `\(list)` names them")
        }
        return id
    }
}
