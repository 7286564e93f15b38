-- What happened as the citizen may read it, how far each reader has read, and
-- how the plan looked earlier. Both databases run this file.

-- +goose Up
-- Whether the citizen may read of it. What staff said about a finding before this
-- column was here may be about one that is withheld, so it stays hidden.
ALTER TABLE events ADD COLUMN shown BIGINT NOT NULL DEFAULT 0;
UPDATE events SET shown = 1 WHERE about <> 'finding' OR actor_role = 'citizen';

CREATE TABLE seen (
    citizen_id  TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    reader_role TEXT   NOT NULL,
    reader_id   TEXT   NOT NULL,
    seq         BIGINT NOT NULL,
    at_ms       BIGINT NOT NULL,
    PRIMARY KEY (citizen_id, reader_role, reader_id)
);

-- body is a finished plan, compressed and sealed; digest is keyed.
CREATE TABLE earlier_plans (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    language   TEXT   NOT NULL,
    made_ms    BIGINT NOT NULL,
    digest     BYTEA  NOT NULL,
    body       BYTEA  NOT NULL,
    PRIMARY KEY (citizen_id, language, made_ms)
);

-- +goose Down
DROP TABLE earlier_plans;
DROP TABLE seen;
ALTER TABLE events DROP COLUMN shown;
