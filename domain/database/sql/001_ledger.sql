-- The ledger: facts, and the tags they are found by. Nothing here is ever changed or removed.

-- `line` is the fact: one canonical line of JSON. The other columns are only indexes on it.
CREATE TABLE {network}.facts (
    position bigint PRIMARY KEY CHECK (position > 0),
    recorded_at timestamptz NOT NULL,
    kind text COLLATE "C" NOT NULL,
    line text NOT NULL
);

CREATE TABLE {network}.fact_tags (
    tag text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    position bigint NOT NULL REFERENCES {network}.facts (position),
    PRIMARY KEY (tag, kind, position)
);

-- A made-up network (`commonplace demo`) lives on a moving clock. Only a ledger that was marked
-- so while it was empty takes a time from outside; every other one has the database's clock.
CREATE TABLE {network}.made_up (
    since timestamptz NOT NULL DEFAULT now(),
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
);
