-- What crosses from one department to another: the departments, what citizens
-- have said yes and no to, what was opened in an emergency, and the log as a
-- chain for each citizen. Both databases run this file; the triggers that keep
-- consents and the log from being changed come after it, each database its own.

-- +goose Up
CREATE TABLE departments (
    id    TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    field TEXT NOT NULL,
    phone TEXT NOT NULL
);
ALTER TABLE sources ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN department TEXT NOT NULL DEFAULT '';

-- Events: added and never changed. No foreign keys: what was said stays on
-- record. words is what was said that is not a word of ours, sealed.
CREATE TABLE consents (
    citizen_id   TEXT    NOT NULL,
    seq          BIGINT  NOT NULL,
    consent_id   TEXT    NOT NULL,
    what         TEXT    NOT NULL,
    from_id      TEXT    NOT NULL,
    to_id        TEXT    NOT NULL,
    category     TEXT    NOT NULL,
    item         TEXT    NOT NULL,
    purpose      TEXT    NOT NULL,
    without_yes  TEXT    NOT NULL,
    until_ms     BIGINT,
    by_role      TEXT    NOT NULL,
    by_id        TEXT    NOT NULL,
    capacity     TEXT    NOT NULL,
    guards       TEXT    NOT NULL,
    in_force     BOOLEAN NOT NULL,
    form         TEXT    NOT NULL,
    words        BYTEA,
    text_hash    BYTEA,
    language     TEXT    NOT NULL,
    at_ms        BIGINT  NOT NULL,
    key_digest   BYTEA,
    asked_digest BYTEA,
    PRIMARY KEY (citizen_id, seq),
    UNIQUE (citizen_id, key_digest)
);

-- The words of a text that was shown, by its hash, so that it can be shown again.
CREATE TABLE consent_texts (
    hash     BYTEA NOT NULL PRIMARY KEY,
    language TEXT  NOT NULL,
    body     BYTEA NOT NULL
);

-- What a department may be shown of a plan, cut into what one decision is about:
-- made when it is first read, gone when the plan changes. Sealed.
CREATE TABLE plan_parts (
    citizen_id     TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    of_id          TEXT   NOT NULL,
    category       TEXT   NOT NULL,
    language       TEXT   NOT NULL,
    valid_until_ms BIGINT NOT NULL,
    body           BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, language, of_id, category)
);

CREATE TABLE emergencies (
    id         TEXT   NOT NULL PRIMARY KEY,
    citizen_id TEXT   NOT NULL,
    staff_id   TEXT   NOT NULL,
    department TEXT   NOT NULL,
    reason     BYTEA  NOT NULL,
    opened_ms  BIGINT NOT NULL,
    until_ms   BIGINT NOT NULL,
    review     TEXT   NOT NULL,
    review_by  TEXT   NOT NULL,
    review_ms  BIGINT,
    note       BYTEA
);
CREATE INDEX emergencies_by_citizen ON emergencies (citizen_id, staff_id, until_ms);
CREATE INDEX emergencies_by_review ON emergencies (review, opened_ms);

CREATE TABLE log (
    citizen_id TEXT   NOT NULL,
    seq        BIGINT NOT NULL,
    at_ms      BIGINT NOT NULL,
    by_role    TEXT   NOT NULL,
    by_id      TEXT   NOT NULL,
    department TEXT   NOT NULL,
    action     TEXT   NOT NULL,
    source     TEXT   NOT NULL,
    purpose    TEXT   NOT NULL,
    ground     TEXT   NOT NULL,
    result     TEXT   NOT NULL,
    things     TEXT   NOT NULL,
    hash       BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, seq)
);

-- Where each chain ends. A line is added with its head locked.
CREATE TABLE log_heads (
    citizen_id TEXT   NOT NULL PRIMARY KEY,
    seq        BIGINT NOT NULL,
    at_ms      BIGINT NOT NULL,
    hash       BYTEA  NOT NULL
);

-- +goose Down
DROP TABLE log_heads;
DROP TABLE log;
DROP TABLE emergencies;
DROP TABLE plan_parts;
DROP TABLE consent_texts;
DROP TABLE consents;
ALTER TABLE staff DROP COLUMN department;
ALTER TABLE sources DROP COLUMN department;
DROP TABLE departments;
