-- Who may sign in. Staff are not in the ledger: it names them by `id` only.

CREATE SCHEMA {network}_accounts;

CREATE TABLE {network}_accounts.users (
    id text COLLATE "C" PRIMARY KEY,
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('agency', 'coordinator', 'auditor', 'operator')),
    agency text COLLATE "C",
    password_hash text NOT NULL,
    is_active boolean NOT NULL DEFAULT true,
    made_at timestamptz NOT NULL DEFAULT now(),
    CHECK ((role = 'agency') = (agency IS NOT NULL))
);

CREATE UNIQUE INDEX users_by_email ON {network}_accounts.users (lower(email));
