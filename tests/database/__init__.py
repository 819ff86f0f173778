"""PostgreSQL as the project starts and reaches it."""
