-- The scheduler's signs of life: one row for each part of each process that runs, or that stopped
-- without a word. `process` is a name made up at its start, which tells nothing of the machine.

DROP TABLE {network}.heartbeats;

CREATE TABLE {network}.heartbeats (
    process text COLLATE "C" NOT NULL,
    part text COLLATE "C" NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    leads boolean NOT NULL,
    position bigint,
    ended text,
    PRIMARY KEY (process, part)
);

-- The last run of the reminders, whichever process led then, and what came of it.
CREATE TABLE {network}.last_run (
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent bigint NOT NULL,
    failed bigint NOT NULL,
    waiting bigint NOT NULL,
    error text,
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
);
