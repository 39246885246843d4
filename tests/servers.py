"""A PostgreSQL server for the tests: the one that ISA_TEST_POSTGRES names, or one of their own.

Their own is started from Debian's programs in a temporary folder, with the server's own settings
but for where it listens: on a socket there, and nowhere else. It refuses to run as root, so that
root runs it as another.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

OWNER = "record_owner"
"""Who owns the databases of a server of our own."""
NAMED = "ISA_TEST_POSTGRES"
_PROGRAMS = Path("/usr/lib/postgresql")
_numbers = count(1)


class NoServerError(Exception):
    """Raised where there is no server to be had, and says why."""


class Server:
    """A server whose first database is ours to fill.

    Attributes:
        url: its address, without a schema.
    """

    def __init__(self, url: str) -> None:
        self.url = url

    def address(self, schema: str, *, user: str | None = None, password: str | None = None) -> str:
        """The address of the record in a schema, for its owner, or for a user who is named."""
        parts = urlsplit(self.url)
        if user is not None:
            _, at, host = parts.netloc.rpartition("@")
            secret = "" if password is None else f":{password}"
            parts = parts._replace(netloc=f"{user}{secret}{at or '@'}{host}")
        query = f"{parts.query}&schema={schema}" if parts.query else f"schema={schema}"
        return urlunsplit(parts._replace(query=query))

    def connection(self, *, user: str | None = None, **settings: Any) -> psycopg.Connection[Any]:  # noqa: ANN401 - psycopg's own
        """A bare connection, that commits each statement unless told otherwise."""
        url = urlsplit(self.address("x", user=user))
        kept = "&".join(each for each in url.query.split("&") if not each.startswith("schema="))
        plain = urlunsplit(url._replace(scheme="postgresql", query=kept))
        return psycopg.connect(plain, **{"autocommit": True, **settings})

    def do(self, *statements: str, user: str | None = None) -> None:
        """Carry out statements, as the owner unless a user is named."""
        with self.connection(user=user) as connected:
            for each in statements:
                connected.execute(each.encode())

    @contextmanager
    def schema(self) -> Iterator[str]:
        """The name of a schema that is not there yet, and is gone afterwards."""
        name = f"isa_{os.getpid()}_{next(_numbers)}"
        yield name
        self.do("SET lock_timeout = '10s'", f"DROP SCHEMA IF EXISTS {name} CASCADE")


def programs() -> Path:
    """The folder of the newest server's programs.

    Raises:
        NoServerError: there is none.
    """
    found = [each for each in _PROGRAMS.glob("*/bin") if (each / "initdb").exists()]
    if not found:
        raise NoServerError(f"no PostgreSQL: neither {NAMED} nor Debian's package postgresql")
    return max(found, key=lambda each: int(each.parent.name))


@contextmanager
def server() -> Iterator[Server]:
    """A server, while it is needed.

    Raises:
        NoServerError: there is none to be had.
    """
    if named := os.environ.get(NAMED):
        yield Server(named)
        return
    own = programs()
    folder = Path(tempfile.mkdtemp(prefix="isa-pg-", dir="/tmp"))  # a socket's path must be short
    runs_as = _somebody_else(folder)
    data = folder / "data"
    try:
        made: list[str | Path] = [own / "initdb", "-D", data, "-A", "trust", "-U", OWNER]
        subprocess.run(
            [*made, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
            **runs_as,
        )
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [own / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="],
                stdout=log,
                stderr=log,
                cwd=folder,
                **runs_as,
            )
        started = Server(f"postgresql+psycopg://{OWNER}@/postgres?host={folder}")
        try:
            _wait_for(started, process, folder / "log")
            yield started
        finally:
            process.terminate()
            process.wait(timeout=60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _somebody_else(folder: Path) -> Mapping[str, Any]:
    if os.geteuid() != 0:
        return {}
    import pwd  # noqa: PLC0415 - only where there is a root

    known = {each.pw_name: each for each in pwd.getpwall()}
    other = known.get("postgres") or known["nobody"]
    os.chown(folder, other.pw_uid, other.pw_gid)
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


def _wait_for(started: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    end = monotonic() + 60
    while True:
        try:
            started.connection().close()
        except psycopg.OperationalError:
            if process.poll() is not None or monotonic() > end:
                raise NoServerError(f"PostgreSQL did not start: {log.read_text()}") from None
            # It does not answer yet; asking again takes it a while.
        else:
            return
