import Commons
import Journal
import Kernel
import Store

/// The part of the frame that has data: passwords, sessions, tokens, preferences.
public struct SiteCore: Feature {
    public let name = "site"
    public let title = Bilingual(it: "Accesso proprio", en: "One's own access")

    public init() {}

    public var facts: [FactKind] {
        [
            FactKind(PasswordSet.self), FactKind(PreferencesChosen.self),
            FactKind(TokenIssued.self),
            FactKind(TokenRevoked.self), FactKind(PasskeyAdded.self),
            FactKind(PasskeyRemoved.self), FactKind(SecondFactorSet.self),
            FactKind(SecondFactorRemoved.self), FactKind(RecoveryCodesMade.self),
            FactKind(RecoveryCodeUsed.self),
        ]
    }

    public var commands: [CommandKind] {
        [
            CommandKind(ChoosePreferences.self), CommandKind(IssueToken.self),
            CommandKind(RevokeToken.self),
        ]
    }

    public var queries: [QueryKind] {
        [
            QueryKind(MyTokens.self), QueryKind(MyPasskeys.self), QueryKind(MySessions.self),
            QueryKind(MySecondFactor.self),
        ]
    }

    public let operationalTables: Set<String> = [
        "credential", "session", "passkey_use", "used_ticket", "second_factor", "token_use",
    ]
    public let fleetingTables: Set<String> = ["session", "used_ticket"]
    public let secretTables: Set<String> = ["credential", "second_factor"]

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
            Migration(
                "site-003-session-places",
                """
                ALTER TABLE session ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;
                ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';
                ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
                CREATE INDEX session_account ON session (account, seen_at)
                """),
            Migration(
                "site-004-passkeys",
                """
                CREATE TABLE passkey (
                    id BIGINT NOT NULL PRIMARY KEY,
                    account BIGINT NOT NULL,
                    credential TEXT NOT NULL UNIQUE,
                    algorithm BIGINT NOT NULL,
                    public_key TEXT NOT NULL,
                    party TEXT NOT NULL,
                    label TEXT NOT NULL,
                    added_at BIGINT NOT NULL,
                    removed_at BIGINT
                );
                CREATE INDEX passkey_account ON passkey (account, id);
                CREATE TABLE passkey_use (
                    passkey BIGINT NOT NULL PRIMARY KEY,
                    counter BIGINT NOT NULL,
                    used_at BIGINT
                );
                CREATE TABLE used_ticket (
                    ticket_hash BYTEA NOT NULL PRIMARY KEY, ends_at BIGINT NOT NULL
                )
                """),
            Migration(
                "site-005-second-factor",
                """
                CREATE TABLE second_factor (
                    account BIGINT NOT NULL PRIMARY KEY,
                    sealed TEXT NOT NULL,
                    last_step BIGINT NOT NULL
                );
                CREATE TABLE second_factor_seal (
                    account BIGINT NOT NULL PRIMARY KEY,
                    sealed_hash TEXT NOT NULL,
                    set_at BIGINT NOT NULL
                );
                CREATE TABLE recovery_code (
                    account BIGINT NOT NULL,
                    code_hash TEXT NOT NULL,
                    used_at BIGINT,
                    PRIMARY KEY (account, code_hash)
                )
                """),
            Migration(
                "site-006-token-limits",
                """
                ALTER TABLE token ADD COLUMN reach TEXT;
                ALTER TABLE token ADD COLUMN last_day TEXT;
                ALTER TABLE token ADD COLUMN per_minute BIGINT;
                CREATE TABLE token_use (
                    token BIGINT NOT NULL PRIMARY KEY, used_at BIGINT NOT NULL
                )
                """),
        ]
    }
}
