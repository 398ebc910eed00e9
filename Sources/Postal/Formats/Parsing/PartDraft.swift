/// A part while the message around it is being read, with the parts it holds.
struct PartDraft {
    let path: String
    let depth: Int
    var type: String
    var parameters: [String: String] = [:]
    var filename: String?
    var disposition: String?
    var contentID: String?
    var content: ByteSlice = []
    let entity: ByteSlice
    var message: ParsedMessage?

    /// Indices of the parts directly inside.
    var children: [Int] = []

    /// Index of the multipart around it.
    var parent: Int?

    var isBody = false

    var charset: String? { parameters["charset"]?.lowercased() }

    /// Whether this is text to be shown in the message, by what it says of itself. Plain text that
    /// also has the name of a file is both: shown, and among the attachments.
    var isShownText: Bool {
        guard disposition != "attachment" else { return false }
        return type == "text/plain" || (type == "text/html" && filename == nil)
    }

    func finished(in parts: [PartDraft]) -> MessagePart {
        let around = parent.map { parts[$0].type }
        let isInPage = around == "multipart/related" && contentID != nil
        let isInline =
            !isBody && isLeaf && disposition != "attachment"
            && (isInPage || (disposition == "inline" && type.hasPrefix("image/")))
        // Another form of the text, for readers that want it: enriched, for watches, AMP.
        let isOtherForm =
            around == "multipart/alternative" && type.hasPrefix("text/")
            && type != "text/calendar" && filename == nil && disposition != "attachment"
        return MessagePart(
            path: path, depth: depth, type: type, typeParameters: parameters, charset: charset,
            filename: filename.flatMap(DisplayFileName.safe), originalFilename: filename,
            disposition: disposition, contentID: contentID, size: content.count,
            isAttachment: isLeaf && (!isBody || filename != nil) && !isInline && !isOtherForm,
            isInline: isInline,
            isBody: isBody, message: message, content: content, entity: entity)
    }

    private var isLeaf: Bool { !type.hasPrefix("multipart/") }
}
