-- Tryghed: how a citizen is met whose phone somebody else reads. Both databases run
-- this file.

-- +goose Up
-- body is sealed: whether it is on, the citizen's own words, and what the app is
-- called. ends_ms is when it ends because somebody asked for it on the phone.
CREATE TABLE safeties (
    citizen_id TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    version    BIGINT NOT NULL,
    body       BYTEA  NOT NULL,
    ends_ms    BIGINT,
    saved_ms   BIGINT NOT NULL
);
CREATE INDEX safeties_by_end ON safeties (ends_ms) WHERE ends_ms IS NOT NULL;

-- +goose Down
DROP TABLE safeties;
