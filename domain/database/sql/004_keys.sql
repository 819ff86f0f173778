-- Keys of the people whose data is sealed in the ledger: a schema of their own, so that they can
-- have rights and a backup of their own. Destroying a row makes that person unreadable.

CREATE SCHEMA {network}_keys;

CREATE TABLE {network}_keys.subject_keys (
    subject text COLLATE "C" PRIMARY KEY,
    wrapped bytea NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now()
);
