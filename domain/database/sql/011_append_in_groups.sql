-- append() again, now without waiting for the disk under the lock: see docs/decisions/append-lock.md.

DROP FUNCTION {network}.append(text[], text[], text[], text[], text[], bigint, timestamptz);

-- `head` becomes the last position, or NULL where a fact in the boundary came after `after`.
-- `rests` are the lines from their type on; position and time are put before them here.
-- Row n of `tags` are the tags of fact n, filled up with NULL to one length.
-- `boundary_tags` NULL: no condition. `clock` NULL: the database's own clock.
CREATE PROCEDURE {network}.append(
    kinds text[],
    rests text[],
    tags text[],
    boundary_tags text[],
    boundary_types text[],
    after bigint,
    clock timestamptz,
    INOUT head bigint
)
LANGUAGE plpgsql AS $$
DECLARE
    key CONSTANT bigint := hashtextextended('{network}.append', 0);
    is_alone boolean;
    last_position bigint;
    last_time timestamptz;
    now_time timestamptz;
    shown_time text;
BEGIN
    is_alone := pg_try_advisory_xact_lock(key);
    IF NOT is_alone THEN
        PERFORM pg_advisory_xact_lock(key);
    END IF;
    SELECT f.position, f.recorded_at INTO last_position, last_time
    FROM {network}.facts AS f ORDER BY f.position DESC LIMIT 1;
    last_position := COALESCE(last_position, 0);
    -- Nothing after what was read: the boundary cannot have been touched.
    IF boundary_tags IS NOT NULL AND last_position > after THEN
        IF EXISTS (SELECT FROM {network}.find(boundary_tags, boundary_types, after)) THEN
            RETURN;
        END IF;
    END IF;
    IF clock IS NOT NULL AND NOT EXISTS (SELECT FROM {network}.made_up) THEN
        RAISE EXCEPTION 'only a made-up ledger takes a time from outside';
    END IF;
    -- The second clock never runs backwards, whatever the machine's clock does.
    now_time := GREATEST(COALESCE(clock, clock_timestamp()), last_time);
    shown_time := to_char(now_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

    INSERT INTO {network}.facts (position, recorded_at, kind, line)
    SELECT
        last_position + n,
        now_time,
        kinds[n],
        '{"position":' || (last_position + n)
            || ',"recorded_at":"' || shown_time || '",' || rests[n]
    FROM generate_subscripts(kinds, 1) AS n;

    INSERT INTO {network}.fact_tags (tag, kind, position)
    SELECT tags[n][i], kinds[n], last_position + n
    FROM generate_subscripts(tags, 1) AS n, generate_subscripts(tags, 2) AS i
    WHERE tags[n][i] IS NOT NULL;

    head := last_position + cardinality(kinds);
    PERFORM pg_notify('{network}', head::text);
    IF NOT is_alone THEN
        -- The next writer may begin; the disk is waited for below, with whoever else waits for it.
        PERFORM set_config('synchronous_commit', 'off', true);
        COMMIT;
        PERFORM pg_logical_emit_message(true, '{network}', '');
    END IF;
END
$$;

-- Returns when everything that was committed before it is as safe as the server is set to make it:
-- a commit of this waits for the disk, and for a standby where there is one.
CREATE PROCEDURE {network}.settle()
LANGUAGE sql AS $$
    SELECT pg_logical_emit_message(true, '{network}', '')
$$;
