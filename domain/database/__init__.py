"""PostgreSQL: how to reach it, one connection pool, and the schema's migrations."""
