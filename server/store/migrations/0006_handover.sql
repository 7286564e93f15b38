-- Whom a citizen is being passed on to finds the citizen. Both databases run
-- this file.

-- +goose Up
CREATE INDEX handovers_by_staff ON events (target, citizen_id) WHERE about = 'handover' AND what = 'began';

-- +goose Down
DROP INDEX handovers_by_staff;
