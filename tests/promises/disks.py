"""Disks: a small one that is full, and a record that can only be read."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from promises.commands import BACKUPS, RECORD
from promises.desk import Desk, Kept, given_out
from promises.launcher import SETTINGS, Launcher, Ran

PAGE = 4096
_SIZE = 64 * PAGE
_MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'


def own_mount(folder: Path) -> list[str]:
    """The words before a command that runs it where a small disk of its own is the folder."""
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    apart = ["unshare", *user, "--mount", "--propagation", "private"]
    return [*apart, "sh", "-c", _MOUNT, "sh", str(_SIZE), str(folder)]


def refused(folder: Path) -> str:
    """Why no disk can be mounted here; nothing where one can."""
    if shutil.which("unshare") is None or shutil.which("mount") is None:
        return "there is no unshare or no mount here"
    tried = subprocess.run(
        [*own_mount(folder), "true"], capture_output=True, text=True, check=False
    )
    return tried.stderr.strip() or ("it is not permitted" if tried.returncode else "")


def fill(arguments: Sequence[str]) -> None:
    """Lay a record on the disk, and fill the disk but for so many pages."""
    prepared, record, free = Path(arguments[0]), Path(arguments[1]), int(arguments[2])
    for path in record.parent.iterdir():
        path.unlink()
    shutil.rmtree(SETTINGS, ignore_errors=True)
    shutil.copyfile(prepared, record)
    with (record.parent / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"\0" * PAGE)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        filler.truncate(filler.tell() - free * PAGE)


def clear(arguments: Sequence[str]) -> None:
    """Make room again, and print what lies beside the record."""
    record = Path(arguments[0])
    (record.parent / "filler").unlink()
    print(*sorted(path.name for path in record.parent.iterdir()))  # noqa: T201 - its answer


def crash(arguments: Sequence[str]) -> None:
    """Begin to write to a record, and crash: half is written, and a journal is left to undo it."""
    connection = sqlite3.connect(arguments[0], isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE junk (x)")
    for _ in range(50):
        connection.execute("INSERT INTO junk VALUES (randomblob(5000))")
    os._exit(0)


@contextmanager
def open_to_all(record: bytes) -> Iterator[Desk]:
    """A desk where nobody, a user without any rights, may stand too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    desk = Desk(folder)
    try:
        desk.lay(record)
        (folder / BACKUPS).chmod(0o777)
        yield desk
    finally:
        desk.kept.chmod(0o700)
        shutil.rmtree(folder)


def exported(launcher: Launcher, folder: Path) -> tuple[Kept, ...]:
    """The entries of a record that only the launcher sees, through the command line."""
    ran = launcher.run("--record", RECORD, "export", folder=folder)
    assert 0 == ran.code, ran.err
    return tuple(map(given_out, ran.out.splitlines()[1:]))


def one_sentence(ran: Ran) -> bool:
    """Whether a failure was told in one sentence, the last line of standard error."""
    *before, last = ran.err.splitlines() or [""]
    return last.startswith("isa: ") and not any(line.startswith("isa: ") for line in before)
