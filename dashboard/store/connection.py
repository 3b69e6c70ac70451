"""What this process asks DuckDB in about files, and for files: to open it takes longer than most answers."""

import atexit
from functools import cache

import duckdb


def cursor() -> duckdb.DuckDBPyConnection:
    """Return a connection of one's own, to be closed, that sees nobody else's temporary tables.

    It has one thread, so that the same rows give the same bytes.
    """
    return _shared().cursor()


@cache
def _shared() -> duckdb.DuckDBPyConnection:
    # A file is read anew each time: it may be another one by then.
    made = duckdb.connect(config={"threads": 1, "enable_external_file_cache": False})
    atexit.register(made.close)
    return made
