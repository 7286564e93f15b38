-- What follows when a yes becomes less: when it ends by itself, whom a
-- department's system is told, and which notices rest on it.

-- +goose Up
-- When something a department may see ends by itself. Not what a decision rests
-- on: only by when those who look must be told. told_ms is null until they are.
CREATE TABLE sight_ends (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    ref        TEXT   NOT NULL,
    department TEXT   NOT NULL,
    until_ms   BIGINT NOT NULL,
    told_ms    BIGINT,
    PRIMARY KEY (citizen_id, ref)
);
CREATE INDEX sight_ends_to_tell ON sight_ends (until_ms) WHERE told_ms IS NULL;

-- Where a department's system is told. The secret is sealed.
CREATE TABLE webhooks (
    department TEXT    NOT NULL PRIMARY KEY,
    url        TEXT    NOT NULL,
    inside     BOOLEAN NOT NULL,
    secret     BYTEA   NOT NULL,
    set_ms     BIGINT  NOT NULL
);

-- What a system is to be told, written with the event it tells of. next_ms is
-- null when nothing more is done about it; lease_ms is until when one server has
-- it in hand.
CREATE TABLE tellings (
    id          TEXT   NOT NULL PRIMARY KEY,
    citizen_id  TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    consent_id  TEXT   NOT NULL,
    version     BIGINT NOT NULL,
    department  TEXT   NOT NULL,
    body        TEXT   NOT NULL,
    made_ms     BIGINT NOT NULL,
    tries       BIGINT NOT NULL,
    next_ms     BIGINT,
    lease_ms    BIGINT NOT NULL,
    received_ms BIGINT,
    given_up_ms BIGINT
);
CREATE INDEX tellings_due ON tellings (next_ms) WHERE next_ms IS NOT NULL;
CREATE INDEX tellings_by_citizen ON tellings (citizen_id, consent_id);

ALTER TABLE notices ADD COLUMN consent_id TEXT NOT NULL DEFAULT '';

-- A consent that was given before there was this table ends as it says. Who
-- gave it as a parent may have to stop sooner; there were none.
INSERT INTO sight_ends (citizen_id, ref, department, until_ms)
SELECT c.citizen_id, 'consent:' || c.consent_id, g.to_id, c.until_ms
FROM consents c JOIN consents g ON g.citizen_id = c.citizen_id AND g.consent_id = c.consent_id AND g.what = 'given'
WHERE c.until_ms IS NOT NULL AND EXISTS (SELECT 1 FROM citizens z WHERE z.id = c.citizen_id)
  AND c.seq = (SELECT MAX(l.seq) FROM consents l WHERE l.citizen_id = c.citizen_id AND l.consent_id = c.consent_id AND l.until_ms IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM consents w WHERE w.citizen_id = c.citizen_id AND w.consent_id = c.consent_id AND w.what IN ('withdrawn', 'declined'));

-- +goose Down
ALTER TABLE notices DROP COLUMN consent_id;
DROP TABLE tellings;
DROP TABLE webhooks;
DROP TABLE sight_ends;
