-- What was removed because its time was over, and how far the removing has come.
-- Both databases run this file.

-- +goose Up
-- One row for each record that was removed while its citizen stayed: the same is not
-- taken in again. digest is keyed.
CREATE TABLE removals (
    source      TEXT   NOT NULL,
    kind        TEXT   NOT NULL,
    external_id TEXT   NOT NULL,
    citizen_id  TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    version     BIGINT NOT NULL,
    digest      BYTEA  NOT NULL,
    at_ms       BIGINT NOT NULL,
    PRIMARY KEY (source, kind, external_id)
);
CREATE INDEX removals_by_citizen ON removals (citizen_id);
CREATE INDEX events_by_plan ON events (citizen_id, target) WHERE about = 'change';

-- One row for the whole database. The clock was last seen at seen_ms, and has gone as a
-- clock goes since steady_ms. holder has it in hand until lease_ms. done were touched
-- since since_ms; nothing more is due before next_ms.
CREATE TABLE retention (
    id        BIGINT NOT NULL PRIMARY KEY,
    seen_ms   BIGINT NOT NULL,
    steady_ms BIGINT NOT NULL,
    holder    TEXT   NOT NULL,
    lease_ms  BIGINT NOT NULL,
    since_ms  BIGINT NOT NULL,
    done      BIGINT NOT NULL,
    next_ms   BIGINT NOT NULL
);
INSERT INTO retention (id, seen_ms, steady_ms, holder, lease_ms, since_ms, done, next_ms) VALUES (1, 0, 0, '', 0, 0, 0, 0);

-- +goose Down
DROP TABLE retention;
DROP INDEX events_by_plan;
DROP TABLE removals;
