"""Files of other platforms into facts: CSV, mapping, schema, decisions, facts."""
