"""Files of other platforms, and old spreadsheets, into facts: CSV, mapping, schema, decisions."""
