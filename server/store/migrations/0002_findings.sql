-- What the citizen and the borgerkonsulent say about a plan, who coordinates for
-- whom, and what departments are asked. Both databases run this file.

-- +goose Up
CREATE TABLE staff (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    unit       TEXT   NOT NULL,
    phone      TEXT   NOT NULL,
    created_ms BIGINT NOT NULL
);

CREATE TABLE assignments (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    staff_id   TEXT   NOT NULL REFERENCES staff (id),
    from_ms    BIGINT NOT NULL,
    to_ms      BIGINT,
    PRIMARY KEY (citizen_id, staff_id, from_ms)
);
CREATE INDEX assignments_by_staff ON assignments (staff_id);

-- A table of its own, so that the session of a citizen is found as fast as before.
CREATE TABLE staff_sessions (
    token_hash BYTEA  NOT NULL PRIMARY KEY,
    staff_id   TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    created_ms BIGINT NOT NULL,
    expires_ms BIGINT NOT NULL
);
CREATE INDEX staff_sessions_by_expiry ON staff_sessions (expires_ms);

-- Rows are added and never changed. note is sealed; the digests are keyed.
CREATE TABLE events (
    citizen_id   TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    seq          BIGINT NOT NULL,
    at_ms        BIGINT NOT NULL,
    actor_role   TEXT   NOT NULL,
    actor_id     TEXT   NOT NULL,
    about        TEXT   NOT NULL,
    ref          TEXT   NOT NULL,
    what         TEXT   NOT NULL,
    choice       TEXT   NOT NULL,
    target       TEXT   NOT NULL,
    note         BYTEA,
    key_digest   BYTEA,
    asked_digest BYTEA,
    PRIMARY KEY (citizen_id, seq),
    UNIQUE (citizen_id, key_digest)
);

-- What a department is told. text is sealed.
CREATE TABLE notices (
    id           TEXT   NOT NULL PRIMARY KEY,
    citizen_id   TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    source       TEXT   NOT NULL REFERENCES sources (name),
    plan         TEXT   NOT NULL,
    about        TEXT   NOT NULL,
    ref          TEXT   NOT NULL,
    text         BYTEA  NOT NULL,
    created_ms   BIGINT NOT NULL,
    received_ms  BIGINT,
    withdrawn_ms BIGINT
);
CREATE INDEX notices_by_source ON notices (source, created_ms);
CREATE INDEX notices_by_citizen ON notices (citizen_id, created_ms);

-- +goose Down
DROP TABLE notices;
DROP TABLE events;
DROP TABLE staff_sessions;
DROP TABLE assignments;
DROP TABLE staff;
