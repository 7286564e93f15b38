-- The conversations between citizens and the borgerkonsulents, and a counter
-- for each reader that tells that something has changed. Both databases run
-- this file. Every text is sealed.

-- +goose Up
CREATE TABLE threads (
    id         TEXT   NOT NULL PRIMARY KEY,
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    subject    BYTEA  NOT NULL,
    created_ms BIGINT NOT NULL,
    last_seq   BIGINT NOT NULL
);
CREATE INDEX threads_by_citizen ON threads (citizen_id, created_ms);

-- lix_tenths is how hard a text of the municipality's is, unplain why it was sent
-- although it is harder than the limit. body goes when a message is taken back; the row stays, so that the numbers of
-- a thread have no holes and a key is never free again.
CREATE TABLE messages (
    thread_id    TEXT    NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    seq          BIGINT  NOT NULL,
    citizen_id   TEXT    NOT NULL,
    by_role      TEXT    NOT NULL,
    by_id        TEXT    NOT NULL,
    asks         BOOLEAN NOT NULL,
    closes       BOOLEAN NOT NULL,
    body         BYTEA,
    lix_tenths   BIGINT,
    unplain      BYTEA,
    sent_ms      BIGINT  NOT NULL,
    taken_ms     BIGINT,
    key_digest   BYTEA   NOT NULL,
    asked_digest BYTEA   NOT NULL,
    PRIMARY KEY (thread_id, seq),
    UNIQUE (citizen_id, key_digest)
);

CREATE TABLE thread_reads (
    thread_id TEXT   NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    by_role   TEXT   NOT NULL,
    by_id     TEXT   NOT NULL,
    seq       BIGINT NOT NULL,
    at_ms     BIGINT NOT NULL,
    PRIMARY KEY (thread_id, by_role, by_id)
);

-- Whom a citizen has let into a thread, beside the borgerkonsulent.
CREATE TABLE thread_people (
    thread_id TEXT   NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    staff_id  TEXT   NOT NULL REFERENCES staff (id),
    from_ms   BIGINT NOT NULL,
    to_ms     BIGINT,
    PRIMARY KEY (thread_id, staff_id)
);
CREATE INDEX thread_people_by_staff ON thread_people (staff_id);

-- thread_id is '' for the draft of a new thread.
CREATE TABLE drafts (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    by_role    TEXT   NOT NULL,
    by_id      TEXT   NOT NULL,
    thread_id  TEXT   NOT NULL,
    subject    BYTEA,
    body       BYTEA,
    version    BIGINT NOT NULL,
    saved_ms   BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, by_role, by_id, thread_id)
);

-- Belongs to a draft while seq is NULL, then to that message of the thread.
CREATE TABLE attachments (
    id         TEXT   NOT NULL PRIMARY KEY,
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    by_role    TEXT   NOT NULL,
    by_id      TEXT   NOT NULL,
    thread_id  TEXT   NOT NULL,
    seq        BIGINT,
    name       BYTEA  NOT NULL,
    media_type TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    content    BYTEA  NOT NULL,
    created_ms BIGINT NOT NULL
);
CREATE INDEX attachments_by_thread ON attachments (citizen_id, thread_id, seq);

CREATE TABLE absences (
    staff_id   TEXT   NOT NULL REFERENCES staff (id),
    from_day   TEXT   NOT NULL,
    to_day     TEXT   NOT NULL,
    substitute TEXT   NOT NULL REFERENCES staff (id),
    PRIMARY KEY (staff_id, from_day)
);
CREATE INDEX absences_by_substitute ON absences (substitute);

-- reader is a role and an id: "citizen:…".
CREATE TABLE changes (
    reader TEXT   NOT NULL PRIMARY KEY,
    seq    BIGINT NOT NULL
);

ALTER TABLE events ADD COLUMN unplain BYTEA;

-- +goose Down
ALTER TABLE events DROP COLUMN unplain;
DROP TABLE changes;
DROP TABLE absences;
DROP TABLE attachments;
DROP TABLE drafts;
DROP TABLE thread_people;
DROP TABLE thread_reads;
DROP TABLE messages;
DROP TABLE threads;
