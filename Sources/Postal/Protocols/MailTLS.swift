import NIOCore
import NIOSSL

/// TLS as mail needs it: the certificate is always checked, against a trusted authority and
/// against the host name. There is no switch to turn that off.
enum MailTLS {
    /// A handler to protect a connection to this server.
    static func handler(for server: MailServer, _ context: NIOSSLContext) throws
        -> NIOSSLClientHandler
    {
        // An address cannot be named in the handshake (RFC 6066); NIOSSL then compares the
        // certificate with the address we are connected to.
        let isAddress = (try? SocketAddress(ipAddress: server.host, port: 0)) != nil
        return try NIOSSLClientHandler(
            context: context, serverHostname: isAddress ? nil : server.host)
    }

    static func context(for server: MailServer) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .fullVerification
        if case .file(let path) = server.trust {
            guard let roots = try? NIOSSLCertificate.fromPEMFile(path), !roots.isEmpty else {
                throw PostalFault.trustUnreadable(path: path)
            }
            configuration.trustRoots = .certificates(roots)
        }
        do {
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw PostalFault.tlsFailed(detail: shortDetail(error))
        }
    }

    /// What an error of the channel means to us.
    static func fault(for error: any Error, host: String, isSecured: Bool) -> PostalFault {
        switch error {
        case let fault as PostalFault: return fault
        case let extra as NIOSSLExtraError
        where extra == .failedToValidateHostname || extra == .serverHostnameImpossibleToMatch:
            return .certificateForAnotherHost(host: host)
        case NIOSSLError.unableToValidateCertificate, NIOSSLError.noCertificateToValidate:
            return .certificateNotTrusted(host: host)
        case NIOSSLError.handshakeFailed(let reason):
            let detail = shortDetail(reason)
            return detail.contains("CERTIFICATE_VERIFY_FAILED")
                ? .certificateNotTrusted(host: host) : .tlsFailed(detail: detail)
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
            return isSecured
                ? .connectionLost(.leaving) : .tlsFailed(detail: shortDetail(error))
        default: return .connectionLost(.leaving)
        }
    }

    private static func shortDetail(_ error: any Error) -> String {
        readableServerText(String(describing: error).utf8, limit: 160)
    }
}
