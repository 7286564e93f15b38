-- The browsers a citizen has asked to be told on. Both databases run this file.

-- +goose Up
-- body is sealed: the address at the push service, its keys and what the citizen
-- calls it. One browser is one row, whoever last asked on it.
CREATE TABLE devices (
    id            TEXT   NOT NULL PRIMARY KEY,
    citizen_id    TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    endpoint_hash BYTEA  NOT NULL UNIQUE,
    body          BYTEA  NOT NULL,
    added_ms      BIGINT NOT NULL,
    used_ms       BIGINT NOT NULL
);
CREATE INDEX devices_by_citizen ON devices (citizen_id);

-- +goose Down
DROP TABLE devices;
