-- That somebody is having their own record written: one at a time, so that the
-- next waits. Both databases run this file.

-- +goose Up
CREATE TABLE exports (
    citizen_id TEXT   NOT NULL PRIMARY KEY REFERENCES citizens (id) ON DELETE CASCADE,
    busy_ms    BIGINT NOT NULL
);

-- +goose Down
DROP TABLE exports;
