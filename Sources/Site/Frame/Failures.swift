import Commons
import Hummingbird
import Store

extension Site {
    /// What is answered where something did not work: a refusal, a database out of reach, a mistake.
    func failure(_ error: any Error, _ request: Request, _ context: SiteRequestContext)
        async -> Response
    {
        if let fault = error as? BodyFault {
            // Whoever sends it would else be read to the end of it.
            if fault == .tooSlow { context.channel.close(promise: nil) }
            return Response(status: fault == .tooSlow ? .requestTimeout : .badRequest)
        }
        let session = try? await session(request)
        let visit = visit(request, context, session ?? nil, seen: nil)
        if let refusal = error as? any Refusal {
            if request.uri.path.hasPrefix("/api/") {
                return await response(APIRoutes.problem(refusal), nil)
            }
            return await response(
                .page(
                    ErrorPages.page(refusal, visit.say, isInside: visit.session != nil),
                    status: refusal.kind.status), visit)
        }
        let kept = error as? FormKept
        let fault = kept?.fault ?? error
        let reference = RequestTrace.current?.requestID ?? "–"
        let isBusy = (fault as? StoreFault)?.isWorthRetrying ?? false
        house.logger.error(
            "request failed",
            metadata: [
                "reference": "\(reference)", "path": "\(request.uri.path)", "fault": "\(fault)",
            ])
        let status: HTTPResponse.Status = isBusy ? .serviceUnavailable : .internalServerError
        var answer: Answer
        if request.uri.path.hasPrefix("/api/") {
            answer = APIRoutes.fault(reference, status)
        } else if let kept {
            answer = .page(ErrorPages.fault(kept, visit.say), status: status)
        } else {
            answer = .page(
                ErrorPages.fault(reference, isBusy: isBusy, visit.say), status: status)
        }
        if isBusy {
            answer.headers[.retryAfter] = Self.retrySeconds
            // What only was to be read comes by itself.
            if request.method == .get {
                answer.headers[.init("Refresh") ?? .retryAfter] = Self.retrySeconds
            }
        }
        return await response(answer, request.uri.path.hasPrefix("/api/") ? nil : visit)
    }

    private static let retrySeconds = "5"
}
