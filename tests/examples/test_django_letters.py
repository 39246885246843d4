"""The example of a Django project that saves a letter and its advice together."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from servers import NAMED, Server

EXAMPLE = Path(__file__).parents[2] / "examples" / "django-letters"


def django(server: Server, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What came of a command of Django's, on the example, with a server of our own."""
    pytest.importorskip("django", reason="Django is not installed")
    if os.environ.get(NAMED):
        pytest.skip("only on a server of our own: it makes and drops databases")
    parts = urlsplit(server.url)
    return subprocess.run(
        [
            *(sys.executable, "-W", "error", "-m", "django", *words),
            *("--settings", "settings", "--pythonpath", str(EXAMPLE)),
        ],
        env={
            **os.environ,
            "LETTERS_DATABASE": "postgres",
            "LETTERS_USER": parts.username or "",
            "LETTERS_HOST": parse_qs(parts.query)["host"][0],
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_its_own_tests_pass_in_a_test_database_of_its_own(server: Server, tmp_path: Path) -> None:
    ran = django(server, tmp_path, "test", "letters", "--noinput")
    assert 0 == ran.returncode, ran.stderr
    assert "Ran 5 tests" in ran.stderr


def test_it_lacks_no_migration(server: Server, tmp_path: Path) -> None:
    ran = django(server, tmp_path, "makemigrations", "--check", "--dry-run")
    assert (0, "No changes detected\n") == (ran.returncode, ran.stdout), ran.stderr
