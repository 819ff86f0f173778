-- Who wants one e-mail a day in place of single ones, and what came of each such e-mail. It is no
-- fact: each reminder in it has facts of its own, and this only says in which envelope it went.

CREATE TABLE {network}_accounts.digests_wanted (
    user_id text COLLATE "C" PRIMARY KEY REFERENCES {network}_accounts.users (id),
    hour smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
    since bigint NOT NULL -- reminders claimed up to this position came one by one
);

CREATE TABLE {network}_accounts.digests (
    user_id text COLLATE "C" NOT NULL REFERENCES {network}_accounts.users (id),
    day date NOT NULL,
    upto bigint NOT NULL, -- the last position whose reminders are in it
    claimed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at timestamptz,
    failures integer NOT NULL DEFAULT 0,
    failed_at timestamptz,
    PRIMARY KEY (user_id, day)
);
