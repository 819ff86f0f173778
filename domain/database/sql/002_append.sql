-- append(): the only way in. Serial per network, gapless positions, boundary checked under a lock.

-- The positions after `after` that a boundary selects. Row n of `tags` and of `types` is one item
-- of it: every tag, and one of the types (none given: any type; no tag: facts of any thing).
-- Rows are filled up with NULL to one length. LATERAL with OFFSET 0 keeps every look-up a look-up
-- of its own in the index, at every size of the ledger; being one plain SQL statement, the whole
-- is taken up into the statement that calls it.
CREATE FUNCTION {network}.find(tags text[], types text[], after bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
    SELECT hit.position
    FROM generate_subscripts(tags, 1) AS n CROSS JOIN LATERAL (
        SELECT t.position FROM {network}.fact_tags AS t
        WHERE types[n][1] IS NOT NULL
          AND t.tag = tags[n][1] AND t.kind = ANY (types[n:n]) AND t.position > after
          AND NOT EXISTS (
            SELECT FROM unnest(tags[n:n]) AS other
            WHERE tags[n][2] IS NOT NULL AND other IS NOT NULL AND NOT EXISTS (
                SELECT FROM {network}.fact_tags AS o
                WHERE o.tag = other AND o.kind = t.kind AND o.position = t.position))
        UNION ALL
        SELECT t.position FROM {network}.fact_tags AS t
        WHERE types[n][1] IS NULL
          AND t.tag = tags[n][1] AND t.position > after
          AND NOT EXISTS (
            SELECT FROM unnest(tags[n:n]) AS other
            WHERE tags[n][2] IS NOT NULL AND other IS NOT NULL AND NOT EXISTS (
                SELECT FROM {network}.fact_tags AS o
                WHERE o.tag = other AND o.kind = t.kind AND o.position = t.position))
        UNION ALL
        SELECT f.position FROM {network}.facts AS f
        WHERE tags[n][1] IS NULL AND f.position > after
          AND (types[n][1] IS NULL OR f.kind = ANY (types[n:n]))
        OFFSET 0
    ) AS hit
$$;

-- Returns the last position, or nothing where a fact in the boundary came after `after`.
-- `rests` are the lines from their type on; position and time are put before them here.
-- Row n of `tags` are the tags of fact n, filled up with NULL to one length.
-- `boundary_tags` NULL: no condition. `clock` NULL: the database's own clock.
CREATE FUNCTION {network}.append(
    kinds text[],
    rests text[],
    tags text[],
    boundary_tags text[],
    boundary_types text[],
    after bigint,
    clock timestamptz
) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
    last_position bigint;
    last_time timestamptz;
    now_time timestamptz;
    shown_time text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('{network}.append', 0));
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

    PERFORM pg_notify('{network}', (last_position + cardinality(kinds))::text);
    RETURN NEXT last_position + cardinality(kinds);
END
$$;
