-- Sessions that their owner can see and end, that end when nobody uses them, and
-- that say when the person last showed who they are; which consents rest on that;
-- the keys that sources sign with; and whether the database is the demo's. Both
-- databases run this file.

-- +goose Up
-- Who was logged in before knows none of this, and logs in once more.
DELETE FROM sessions;
DELETE FROM staff_sessions;

-- expires_ms is when it ends if it is not used before: the one time that every
-- look-up compares. until_ms is when it ends however much it is used.
ALTER TABLE sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN until_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN seen_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN auth_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE sessions ADD COLUMN loa TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN sid TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
CREATE INDEX sessions_by_sid ON sessions (sid) WHERE sid <> '';

ALTER TABLE staff_sessions ADD COLUMN id TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_sessions ADD COLUMN until_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff_sessions ADD COLUMN seen_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff_sessions ADD COLUMN auth_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE staff_sessions ADD COLUMN loa TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_sessions ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_sessions ADD COLUMN sid TEXT NOT NULL DEFAULT '';
ALTER TABLE staff_sessions ADD COLUMN agent TEXT NOT NULL DEFAULT '';
CREATE INDEX staff_sessions_by_staff ON staff_sessions (staff_id);
CREATE INDEX staff_sessions_by_sid ON staff_sessions (sid) WHERE sid <> '';

-- What the login was when something was said in it: when the citizen last showed who
-- they are, and how surely. Empty for what was written down by staff.
ALTER TABLE consents ADD COLUMN auth_ms BIGINT;
ALTER TABLE consents ADD COLUMN loa TEXT NOT NULL DEFAULT '';

-- The public keys that a source signs its tokens with. kid is the key's own name and
-- no two sources have the same.
CREATE TABLE source_keys (
    kid     TEXT   NOT NULL PRIMARY KEY,
    source  TEXT   NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    alg     TEXT   NOT NULL,
    public  BYTEA  NOT NULL,
    made_ms BIGINT NOT NULL
);

-- Tokens that were used, until they would have run out anyway.
CREATE TABLE spent_tokens (
    source   TEXT   NOT NULL,
    jti      BYTEA  NOT NULL,
    until_ms BIGINT NOT NULL,
    PRIMARY KEY (source, jti)
);
CREATE INDEX spent_tokens_by_end ON spent_tokens (until_ms);

-- What is true of the whole database, such as that all in it is invented.
CREATE TABLE marks (
    name    TEXT   NOT NULL PRIMARY KEY,
    made_ms BIGINT NOT NULL
);

-- +goose Down
DROP TABLE marks;
DROP TABLE spent_tokens;
DROP TABLE source_keys;
ALTER TABLE consents DROP COLUMN loa;
ALTER TABLE consents DROP COLUMN auth_ms;
DROP INDEX staff_sessions_by_sid;
DROP INDEX staff_sessions_by_staff;
ALTER TABLE staff_sessions DROP COLUMN agent;
ALTER TABLE staff_sessions DROP COLUMN sid;
ALTER TABLE staff_sessions DROP COLUMN provider;
ALTER TABLE staff_sessions DROP COLUMN loa;
ALTER TABLE staff_sessions DROP COLUMN auth_ms;
ALTER TABLE staff_sessions DROP COLUMN seen_ms;
ALTER TABLE staff_sessions DROP COLUMN until_ms;
ALTER TABLE staff_sessions DROP COLUMN id;
DROP INDEX sessions_by_sid;
ALTER TABLE sessions DROP COLUMN agent;
ALTER TABLE sessions DROP COLUMN sid;
ALTER TABLE sessions DROP COLUMN provider;
ALTER TABLE sessions DROP COLUMN loa;
ALTER TABLE sessions DROP COLUMN auth_ms;
ALTER TABLE sessions DROP COLUMN seen_ms;
ALTER TABLE sessions DROP COLUMN until_ms;
ALTER TABLE sessions DROP COLUMN id;
