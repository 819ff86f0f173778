-- Rights, applied after every migration. `{network}_app` is the role of web and scheduler.

GRANT USAGE ON SCHEMA {network}, {network}_keys, {network}_accounts TO {network}_app;

-- The ledger: read and add. Nothing else, for good.
REVOKE ALL ON ALL TABLES IN SCHEMA {network} FROM {network}_app;
GRANT SELECT, INSERT ON {network}.facts, {network}.fact_tags, {network}.made_up TO {network}_app;
REVOKE ALL ON ALL ROUTINES IN SCHEMA {network} FROM PUBLIC;
GRANT EXECUTE ON ALL ROUTINES IN SCHEMA {network} TO {network}_app;

-- The scheduler's signs of life are no facts: they are overwritten, and thrown away.
GRANT SELECT, INSERT, UPDATE, DELETE ON {network}.heartbeats, {network}.last_run TO {network}_app;

-- Keys: make, use and destroy, never exchange.
REVOKE ALL ON ALL TABLES IN SCHEMA {network}_keys FROM {network}_app;
GRANT SELECT, INSERT, DELETE ON {network}_keys.subject_keys TO {network}_app;

GRANT SELECT, INSERT, UPDATE ON {network}_accounts.users TO {network}_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON {network}_accounts.calendars TO {network}_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON {network}_accounts.digests_wanted TO {network}_app;
GRANT SELECT, INSERT, UPDATE ON {network}_accounts.digests TO {network}_app;

-- Views belong to the projector.
GRANT ALL ON SCHEMA {network}_views, {network}_views_next TO {network}_app;
