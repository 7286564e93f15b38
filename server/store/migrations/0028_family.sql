-- A family plan: who belongs to whom, what each said of each thing, and what bars
-- somebody. Events: added and never changed; the triggers come after this file, each
-- database its own. They go with any citizen they are about. Both databases run this
-- file.

-- +goose Up
-- body is sealed with the key of citizen_id: how they belong together, from when until
-- when, or that it ends. source is the system that states it, '' the desk.
CREATE TABLE family_ties (
    id         TEXT   NOT NULL PRIMARY KEY,
    tie_id     TEXT   NOT NULL,
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    other_id   TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    source     TEXT   NOT NULL,
    by_id      TEXT   NOT NULL,
    at_ms      BIGINT NOT NULL,
    body       BYTEA  NOT NULL
);
CREATE INDEX family_ties_of ON family_ties (citizen_id);
CREATE INDEX family_ties_to ON family_ties (other_id);

-- body is sealed with the key of owner_id: which thing, yes or no, until when, and of
-- a word that was said elsewhere when and with whom.
CREATE TABLE family_words (
    owner_id     TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    seq          BIGINT NOT NULL,
    reader_id    TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    by_id        TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    noted_by     TEXT   NOT NULL,
    at_ms        BIGINT NOT NULL,
    body         BYTEA  NOT NULL,
    key_digest   BYTEA,
    asked_digest BYTEA,
    PRIMARY KEY (owner_id, seq),
    UNIQUE (owner_id, key_digest)
);
CREATE INDEX family_words_to ON family_words (reader_id);
CREATE INDEX family_words_by ON family_words (by_id);

-- What bars somebody came or went. body is sealed: a row does not tell which it was.
CREATE TABLE family_bars (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    seq        BIGINT NOT NULL,
    at_ms      BIGINT NOT NULL,
    body       BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, seq)
);

-- Whom a source names in what it states about a citizen: so that it is looked at again
-- when the other is made known. No event.
CREATE TABLE family_named (
    source     TEXT NOT NULL,
    ref        TEXT NOT NULL,
    citizen_id TEXT NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    PRIMARY KEY (source, ref, citizen_id)
);
CREATE INDEX family_named_of ON family_named (citizen_id);

-- +goose Down
DROP TABLE family_named;
DROP TABLE family_bars;
DROP TABLE family_words;
DROP TABLE family_ties;
