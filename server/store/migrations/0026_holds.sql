-- That a citizen's data may not be erased for now: reason is sealed. Both databases
-- run this file.

-- +goose Up
CREATE TABLE holds (
    citizen_id TEXT   NOT NULL REFERENCES citizens (id) ON DELETE CASCADE,
    since_ms   BIGINT NOT NULL,
    reason     BYTEA  NOT NULL,
    lifted_ms  BIGINT,
    PRIMARY KEY (citizen_id, since_ms)
);

-- +goose Down
DROP TABLE holds;
