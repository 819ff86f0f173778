-- When each part of the scheduler was last at work, in whichever process it runs.

CREATE TABLE {network}.heartbeats (
    part text COLLATE "C" PRIMARY KEY,
    at timestamptz NOT NULL
);
