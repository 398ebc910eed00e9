import Foundation
import Kernel

/// Input before it is understood: what JSON, a form and an address have in common.
public indirect enum Tree: Sendable, Equatable {
    case null
    case boolean(Bool)
    /// As written.
    case number(String)
    case text(String)
    case list([Tree])
    case object([String: Tree])

    private static let mostFields = 2_000

    /// Reads JSON; refuses what is no JSON.
    public static func json(_ bytes: some Sequence<UInt8>) throws -> Tree {
        let data = Data(bytes)
        if data.isEmpty { return .object([:]) }
        do { return try JSONDecoder().decode(JSONNode.self, from: data).tree } catch {
            throw CommonRefusal.unreadableJSON
        }
    }

    /// Fields of a form or an address: `point.0.text` and `point[0].text` make lists and objects;
    /// a name that comes several times, or ends in `[]`, is a list.
    public static func fields(_ fields: [(name: String, value: String)]) -> Tree {
        var root = Node()
        for (name, value) in fields.prefix(mostFields) {
            let path = name.replacing("[", with: ".").replacing("]", with: "")
                .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            guard path.count <= 8 else { continue }
            root.add(value, at: path[...])
        }
        return root.tree
    }

    private struct Node {
        var values: [String] = []
        var children: [String: Node] = [:]

        mutating func add(_ value: String, at path: ArraySlice<String>) {
            guard let first = path.first else { return values.append(value) }
            if first.isEmpty {
                add(value, at: ["\(children.count)"])
            } else {
                children[first, default: Node()].add(value, at: path.dropFirst())
            }
        }

        var tree: Tree {
            if children.isEmpty {
                return values.count == 1 ? .text(values[0]) : .list(values.map(Tree.text))
            }
            let numbers = children.keys.compactMap(Int.init)
            if numbers.count == children.count {
                return .list(numbers.sorted().compactMap { children["\($0)"]?.tree })
            }
            return .object(children.mapValues(\.tree))
        }
    }
}

private struct JSONNode: Decodable {
    let tree: Tree

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: AnyKey.self) {
            var fields: [String: Tree] = [:]
            for key in object.allKeys {
                fields[key.stringValue] = try object.decode(JSONNode.self, forKey: key).tree
            }
            tree = .object(fields)
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var items: [Tree] = []
            while !list.isAtEnd { items.append(try list.decode(JSONNode.self).tree) }
            tree = .list(items)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            tree = .null
        } else if let flag = try? value.decode(Bool.self) {
            tree = .boolean(flag)
        } else if let number = try? value.decode(Int64.self) {
            tree = .number(String(number))
        } else if let number = try? value.decode(Double.self) {
            tree = .number(String(number))
        } else {
            tree = .text(try value.decode(String.self))
        }
    }
}

struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?
    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }
    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
