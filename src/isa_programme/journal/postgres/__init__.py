"""A record kept on a PostgreSQL server: its tables, its guards, its roles."""
