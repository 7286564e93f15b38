-- That a citizen reads the own log is a line of it: one for each session, or it
-- would grow by being read.

-- +goose Up
ALTER TABLE sessions ADD COLUMN log_read_ms BIGINT;

-- +goose Down
ALTER TABLE sessions DROP COLUMN log_read_ms;
