-- Both databases run this file. Times are unix milliseconds in UTC, bytes are
-- BYTEA (which SQLite takes for any value), ids are made in Go.

-- +goose Up
CREATE TABLE sources (
    name        TEXT    NOT NULL PRIMARY KEY,
    title       TEXT    NOT NULL,
    phone       TEXT    NOT NULL,
    key_hash    BYTEA   UNIQUE,
    every_ms    BIGINT  NOT NULL,
    received_ms BIGINT
);

CREATE TABLE deliveries (
    source      TEXT    NOT NULL REFERENCES sources (name),
    external_id TEXT    NOT NULL,
    digest      BYTEA   NOT NULL,
    received_ms BIGINT  NOT NULL,
    format      TEXT    NOT NULL,
    records     BIGINT  NOT NULL,
    PRIMARY KEY (source, external_id, digest)
);

CREATE TABLE citizens (
    id          TEXT    NOT NULL PRIMARY KEY,
    cpr_hash    BYTEA   UNIQUE,
    cpr_sealed  BYTEA,
    created_ms  BIGINT  NOT NULL
);

CREATE TABLE citizen_refs (
    source      TEXT    NOT NULL REFERENCES sources (name),
    ref         TEXT    NOT NULL,
    citizen_id  TEXT    NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    PRIMARY KEY (source, ref)
);
CREATE INDEX citizen_refs_by_citizen ON citizen_refs (citizen_id);
CREATE INDEX citizen_refs_by_ref ON citizen_refs (ref);

CREATE TABLE records (
    source      TEXT    NOT NULL REFERENCES sources (name),
    kind        TEXT    NOT NULL,
    external_id TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    version     BIGINT  NOT NULL,
    stated      BOOLEAN NOT NULL,
    digest      BYTEA   NOT NULL,
    content     BYTEA   NOT NULL,
    received_ms BIGINT  NOT NULL,
    PRIMARY KEY (source, kind, external_id)
);
CREATE INDEX records_by_subject ON records (source, subject);

CREATE TABLE plan_docs (
    citizen_id     TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    language       TEXT   NOT NULL,
    version        TEXT   NOT NULL,
    valid_until_ms BIGINT,
    body_br        BYTEA,
    body           BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, language)
);

CREATE TABLE sessions (
    token_hash     BYTEA  NOT NULL PRIMARY KEY,
    citizen_id     TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    created_ms     BIGINT NOT NULL,
    expires_ms     BIGINT NOT NULL,
    read_logged_ms BIGINT
);
CREATE INDEX sessions_by_citizen ON sessions (citizen_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_ms);

CREATE TABLE tasks (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    id         TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    ref        TEXT   NOT NULL,
    created_ms BIGINT NOT NULL,
    done_ms    BIGINT,
    PRIMARY KEY (citizen_id, id)
);

-- No foreign keys: what was done stays on record when its citizen is gone.
CREATE TABLE audit (
    id         TEXT   NOT NULL PRIMARY KEY,
    at_ms      BIGINT NOT NULL,
    actor      TEXT   NOT NULL,
    action     TEXT   NOT NULL,
    citizen_id TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    ground     TEXT   NOT NULL
);
CREATE INDEX audit_by_citizen ON audit (citizen_id, id);

-- +goose Down
DROP TABLE audit;
DROP TABLE tasks;
DROP TABLE sessions;
DROP TABLE plan_docs;
DROP TABLE records;
DROP TABLE citizen_refs;
DROP TABLE citizens;
DROP TABLE deliveries;
DROP TABLE sources;
