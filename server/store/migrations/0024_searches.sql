-- Each search for a citizen by CPR number, whether it found anybody or not. The
-- number stands as a keyed hash under a key of its own, so that this table cannot
-- be held against that of the citizens. Both databases run this file.

-- +goose Up
CREATE TABLE searches (
    staff_id TEXT   NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    at_ms    BIGINT NOT NULL,
    cpr_hash BYTEA  NOT NULL,
    found    BIGINT NOT NULL
);
CREATE INDEX searches_by_staff ON searches (staff_id, at_ms);

-- +goose Down
DROP TABLE searches;
