-- What each record states of the citizen's address, beside the sealed content, so
-- that the gate reads it in its own transaction. '' is nothing, and counts as
-- protected. Parts of plans are made anew: places are in them from now on.

-- +goose Up
ALTER TABLE records ADD COLUMN protection TEXT NOT NULL DEFAULT '';
CREATE INDEX records_stating_protection ON records (source, subject) WHERE protection <> '';
DELETE FROM plan_parts;

-- +goose Down
DROP INDEX records_stating_protection;
ALTER TABLE records DROP COLUMN protection;
