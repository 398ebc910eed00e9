import Store

enum KnowledgeTables {
    static let first = Migration(
        "knowledge-001-articles",
        """
        CREATE TABLE knowledge_article (
            id BIGINT NOT NULL PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('block', 'page')),
            title TEXT NOT NULL,
            title_key TEXT NOT NULL,
            words TEXT NOT NULL,
            version BIGINT NOT NULL,
            written_at BIGINT NOT NULL,
            review_on TEXT,
            retired_at BIGINT
        );
        CREATE INDEX knowledge_order ON knowledge_article (title_key, id);
        CREATE TABLE knowledge_version (
            article_id BIGINT NOT NULL REFERENCES knowledge_article (id),
            version BIGINT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            sources TEXT NOT NULL,
            review_on TEXT,
            reason TEXT NOT NULL,
            written_at BIGINT NOT NULL,
            account BIGINT,
            PRIMARY KEY (article_id, version)
        )
        """)
}
