-- Private addresses under which a calendar can be read without a sign-in: one for each person and
-- agency that wants one. Only a digest of the address is kept. It is no fact: it is thrown away.

CREATE TABLE {network}_accounts.calendars (
    owner text COLLATE "C" PRIMARY KEY CHECK (owner ~ '^(user|agency):.'),
    digest bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    made_by text COLLATE "C" NOT NULL,
    made_at timestamptz NOT NULL DEFAULT now(),
    read_at timestamptz
);
