import Commons
import Foundation
import Kernel

/// The description of the API in OpenAPI 3.1, made of the commands and queries themselves: what is
/// not in it does not exist, and what exists is in it.
struct OpenAPI {
    let house: House
    let version: String

    /// JSON.
    func bytes() throws -> [UInt8] {
        Array(try OutputJSON.text(document).utf8)
    }

    private var document: Tree {
        var paths: [String: [String: Tree]] = [:]
        for command in house.commands.values {
            paths[Self.path(command.name), default: [:]]["post"] = operation(command)
        }
        for query in house.queries.values {
            paths[Self.path(query.name), default: [:]]["get"] = operation(query)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Arca", "version": .text(version.isEmpty ? "0" : version),
                "license": ["name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"],
                "description": """
                Every change goes through a command (POST, a JSON body), every question through a \
                query (GET, its fields in the address; those of lists and objects as `points.0.text`). \
                Lists come page by page: an answer with `next` goes on with `after`. A refusal is \
                problem+json (RFC 9457) with its sentence in Italian and English, the field it is \
                about and the rule it stands on; nothing was done then.
                """,
            ],
            "servers": [["url": "/api/v1"]],
            "security": [["token": []]],
            "paths": .object(paths.mapValues(Tree.object)),
            "components": [
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "schemas": ["Problem": Self.problem, "Fault": Self.fault],
                "responses": Self.refusals,
                "parameters": ["key": Self.key, "ifNoneMatch": Self.ifNoneMatch],
            ],
        ]
    }

    private static func path(_ name: String) -> String {
        "/" + name.replacing(".", with: "/")
    }

    private static let statuses = [
        "400": "Unreadable", "401": "NoToken", "403": "Forbidden", "404": "NotFound",
        "409": "Conflict", "413": "TooLarge", "422": "Refused", "429": "TooMany", "503": "Pause",
    ]

    private func responses(_ answer: Tree, _ more: [String: Tree] = [:]) -> Tree {
        var responses = more
        responses["200"] = answer
        for (status, name) in Self.statuses {
            responses[status] = ["$ref": "#/components/responses/\(name)"]
        }
        return .object(responses)
    }

    private func operation(_ command: CommandKind) -> Tree {
        let input = command.input.withExamples()
        return [
            "operationId": .text(command.name),
            "tags": [.text(Self.tag(command.name))],
            "summary": .text(command.purpose.en),
            "description": .text(command.purpose.it),
            "x-permission": .text(command.permission.name),
            "parameters": [["$ref": "#/components/parameters/key"]],
            "requestBody": [
                "required": true,
                "content": [
                    "application/json": [
                        "schema": JSONSchema.input(input),
                        "example": input.input(),
                    ]
                ],
            ],
            "responses": responses([
                "description": "Done.",
                "content": ["application/json": ["schema": JSONSchema.answer(command.answer)]],
            ]),
        ]
    }

    private func operation(_ query: QueryKind) -> Tree {
        let input = query.input.withExamples()
        return [
            "operationId": .text(query.name),
            "tags": [.text(Self.tag(query.name))],
            "summary": .text(query.purpose.en),
            "description": .text(query.purpose.it),
            "x-permission": .text(query.permission.name),
            "parameters": .list(
                [["$ref": "#/components/parameters/ifNoneMatch"]]
                    + input.fields.map { field in
                        [
                            "name": .text(field.path.joined(separator: ".")), "in": "query",
                            "required": .boolean(JSONSchema.isRequired(field.path, in: input)),
                            "schema": JSONSchema.value(field),
                            "example": field.sample,
                        ]
                    }),
            "responses": responses(
                [
                    "description": "The answer.",
                    "headers": ["ETag": ["schema": ["type": "string"]]],
                    "content": ["application/json": ["schema": JSONSchema.answer(query.answer)]],
                ], ["304": ["description": "The answer is the one that you have."]]),
        ]
    }

    private static func tag(_ name: String) -> String {
        name.split(separator: ".").first.map(String.init) ?? name
    }

    private static var key: Tree {
        [
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description":
                "A text of your own: sent twice with the same input it gives one fact and the first answer.",
            "schema": ["type": "string", "maxLength": 200],
        ]
    }

    private static var ifNoneMatch: Tree {
        [
            "name": "If-None-Match", "in": "header", "required": false,
            "description": "The ETag of an earlier answer.", "schema": ["type": "string"],
        ]
    }

    private static var problem: Tree {
        [
            "type": "object",
            "required": ["code", "kind", "sentence", "details"],
            "properties": [
                "code": ["type": "string", "description": "The same for ever."],
                "kind": [
                    "type": "string",
                    "enum": .list(RefusalKind.allCases.map { .text($0.rawValue) }),
                ],
                "rule": [
                    "type": "string", "description": "The rule or article that it stands on.",
                ],
                "field": ["type": "string"],
                "sentence": ["$ref": "#/components/schemas/Problem/$defs/sentence"],
                "details": [
                    "type": "array",
                    "items": ["$ref": "#/components/schemas/Problem/$defs/sentence"],
                ],
            ],
            "$defs": [
                "sentence": [
                    "type": "object", "required": ["it", "en"],
                    "properties": ["it": ["type": "string"], "en": ["type": "string"]],
                ]
            ],
        ]
    }

    private static var refusals: Tree {
        let words = [
            "Unreadable": "The request is no HTTP that we read.",
            "NoToken": "A valid token is needed.", "Forbidden": "Not with this token's role.",
            "NotFound": "There is no such thing, or none that you may see.",
            "Conflict": "It has changed meanwhile, or stands in the way.",
            "TooLarge": "More was sent at once than is taken: split it.",
            "Refused": "The input, or a rule, does not allow it.",
            "TooMany": "Too many requests: `Retry-After` says when again.",
        ]
        var refusals = words.mapValues { words in
            response(.text(words), "application/problem+json", "Problem")
        }
        refusals["Pause"] = response(
            "The data cannot be reached right now: nothing was done, or the same key gives what was.",
            "application/json", "Fault")
        return .object(refusals)
    }

    private static func response(_ words: Tree, _ type: String, _ schema: String) -> Tree {
        [
            "description": words,
            "content": .object([
                type: ["schema": ["$ref": "#/components/schemas/\(schema)"]]
            ]),
        ]
    }

    /// What the log knows the failed request by.
    private static let fault: Tree = [
        "type": "object", "required": ["code", "reference", "status"],
        "properties": [
            "code": ["type": "string", "enum": ["fault"]], "reference": ["type": "string"],
            "status": ["type": "integer"],
        ],
    ]
}
