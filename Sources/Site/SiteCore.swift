import Commons
import Journal
import Store

/// The part of the frame that has data: passwords, sessions, tokens, preferences.
public struct SiteCore: Feature {
    public let name = "site"

    public init() {}

    public var facts: [FactKind] {
        [
            FactKind(PasswordSet.self), FactKind(PreferencesChosen.self),
            FactKind(TokenIssued.self),
            FactKind(TokenRevoked.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(ChoosePreferences.self), CommandKind(IssueToken.self),
            CommandKind(RevokeToken.self),
        ]
    }

    public var queries: [QueryKind] { [QueryKind(MyTokens.self)] }

    public let operationalTables: Set<String> = ["credential", "session"]
    public let fleetingTables: Set<String> = ["session"]

    public var migrations: [Migration] {
        [
            Migration(
                "site-001-sign-in",
                """
                CREATE TABLE credential (
                    account BIGINT NOT NULL PRIMARY KEY, verifier TEXT NOT NULL
                );
                CREATE TABLE credential_seal (
                    account BIGINT NOT NULL PRIMARY KEY, verifier_hash TEXT NOT NULL
                );
                CREATE TABLE session (
                    secret_hash BYTEA NOT NULL PRIMARY KEY,
                    account BIGINT NOT NULL,
                    begun_at BIGINT NOT NULL,
                    seen_at BIGINT NOT NULL,
                    ends_at BIGINT NOT NULL
                );
                CREATE TABLE preference (
                    account BIGINT NOT NULL PRIMARY KEY, language TEXT, theme TEXT
                );
                CREATE TABLE token (
                    id BIGINT NOT NULL PRIMARY KEY,
                    account BIGINT NOT NULL,
                    secret_hash TEXT NOT NULL UNIQUE,
                    label TEXT NOT NULL,
                    issued_at BIGINT NOT NULL,
                    revoked_at BIGINT
                );
                CREATE INDEX token_account ON token (account, id)
                """),
            Migration("site-002-keys", "ALTER TABLE preference ADD COLUMN keys TEXT"),
        ]
    }
}
