import Hummingbird
import Logging
import NIOCore

/// What Hummingbird carries along with a request.
public struct SiteRequestContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    let remoteAddress: String
    let channel: any Channel
    /// Bodies are read by the handler that wants them, up to its own limit.
    public var maxUploadSize: Int { Pages.formLimit }

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? "local"
    }
}
