-- The secret address that a citizen's calendar follows: one for each citizen, and
-- only the hash of its token. Both databases run this file.

-- +goose Up
CREATE TABLE feeds (
    citizen_id TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    token_hash BYTEA  NOT NULL UNIQUE,
    language   TEXT   NOT NULL,
    made_ms    BIGINT NOT NULL,
    fetched_ms BIGINT,
    hour_ms    BIGINT NOT NULL DEFAULT 0,
    fetches    BIGINT NOT NULL DEFAULT 0
);

-- +goose Down
DROP TABLE feeds;
