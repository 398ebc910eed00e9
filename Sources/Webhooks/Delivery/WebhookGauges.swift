import Commons
import Store

/// How webhooks are doing, in numbers.
enum WebhookGauges {
    /// So many failures in a row take more than half an hour: no mere restart of the receiver.
    private static let manyFailures = 3

    static func all(in db: any Reader) throws -> [Gauge] {
        let hooks = try WebhookRow.all(in: db)
        let progress = try hooks.map { try WebhookProgress.find($0, in: db) }
        let failing = zip(hooks, progress).filter { hook, progress in
            hook.pause == nil && progress.failures >= manyFailures
        }
        let help = "Webhooks by state; stopped ones the house has paused by itself."
        let sent = "Messages to webhooks: delivered ones, and attempts that failed."
        let advice = "the page Webhook of the settings says what is wrong with each"
        return [
            Gauge(
                "arca_webhooks", help: help, label: "open",
                value: Int64(hooks.filter { $0.pause == nil }.count)),
            Gauge(
                "arca_webhooks", help: help, label: "failing", value: Int64(failing.count),
                advice: advice),
            Gauge(
                "arca_webhooks", help: help, label: "stopped",
                value: Int64(hooks.filter { $0.pause?.isByHouse ?? false }.count),
                advice: advice),
            Gauge(
                "arca_webhook_messages", help: sent, label: "delivered",
                value: Int64(progress.map(\.delivered).reduce(0, +))),
            Gauge(
                "arca_webhook_messages", help: sent, label: "failed",
                value: Int64(progress.map(\.failed).reduce(0, +))),
        ]
    }
}
