-- Triggers refuse every change for every role: an accident by the owner fails too.

CREATE FUNCTION {network}.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'facts are never changed or removed (% on %)', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation',
              HINT = 'Record a new fact instead.';
END
$$;

CREATE TRIGGER facts_never_change
BEFORE UPDATE OR DELETE OR TRUNCATE ON {network}.facts
FOR EACH STATEMENT EXECUTE FUNCTION {network}.refuse_change();

CREATE TRIGGER fact_tags_never_change
BEFORE UPDATE OR DELETE OR TRUNCATE ON {network}.fact_tags
FOR EACH STATEMENT EXECUTE FUNCTION {network}.refuse_change();

CREATE TRIGGER made_up_for_good
BEFORE UPDATE OR DELETE OR TRUNCATE ON {network}.made_up
FOR EACH STATEMENT EXECUTE FUNCTION {network}.refuse_change();

-- Only an empty ledger can be marked as made up.
CREATE FUNCTION {network}.refuse_late_mark() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM {network}.facts) THEN
        RAISE EXCEPTION 'this ledger holds facts: it cannot become a made-up one';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER made_up_while_empty
BEFORE INSERT ON {network}.made_up
FOR EACH ROW EXECUTE FUNCTION {network}.refuse_late_mark();
