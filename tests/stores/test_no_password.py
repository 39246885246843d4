"""A password in an address is in nothing that is printed, and in no file that is left."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from isa_programme.cli.running import main
from isa_programme.journal.addresses import parse_address
from servers import Server

PASSWORD = "MARKER-s3cr3t"
"""What must not be found. The servers of the tests ask for none, and take any."""

Ran = tuple[int, str]


@pytest.fixture
def isa(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Runs a command in a home of its own; what it leaves with, and all that it printed."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*words: str) -> Ran:
        capsys.readouterr()
        code = 0
        try:
            main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return code, out + err

    return run


@pytest.fixture
def secret(server: Server, schema: str) -> str:
    """The address of a record that is not there yet, with a password in it."""
    if parse_address(server.address(schema)).holds_secret:
        pytest.skip("this server asks for a password of its own")
    owner = urlsplit(server.url).username or getpass.getuser()
    return server.address(schema, user=owner, password=PASSWORD)


COMMANDS: Sequence[tuple[int, Sequence[str]]] = (
    (0, ("addressee", "add", "cosla", "COSLA", "--yes")),
    (0, ("advice", "issue", "--title", "One", "--to", "cosla", "--on", "2025-11-13", "--yes")),
    (2, ("response", "record", "ADV-2030-001", "--from", "cosla", "--yes")),
    (2, ("advice", "show", "ADV-2030-001")),
    (0, ("overdue", "--as-at", "2026-01-05", "--format", "json")),
    (0, ("due",)),
    (0, ("history", "ADV-2025-001")),
    (0, ("verify",)),
    (0, ("check", "--at-least", "error")),
    (0, ("rebuild",)),
    (0, ("export", "--output", "export.jsonl")),
    (5, ("import", "export.jsonl")),
    (0, ("backup", "backups")),
    (0, ("restore-drill", "backups")),
    (5, ("restore-drill", "here.db")),
    (0, ("report", "publish", "published")),
    (5, ("init",)),
    (2, ("take-over", "published")),
    (0, ("roles",)),
    (2, ("overdue", "--format", "no-such")),
    (2, ("verify", "--receipt", "no receipt")),
)
"""What each command leaves with, asked of the record whose address holds the password."""


def test_no_command_prints_the_password_or_keeps_it(
    isa: Callable[..., Ran], secret: str, tmp_path: Path
) -> None:
    said = [isa("--record", secret, "init", "--example", "foisa-like")]
    assert "it was not remembered" in said[0][1]
    for folder in ("backups", "published"):
        Path(folder).mkdir()
    ran = [isa("--record", secret, "--debug", *words) for _, words in COMMANDS]
    said += ran
    assert [(code, words) for code, words in COMMANDS] == [
        (code, words) for (code, _), (_, words) in zip(ran, COMMANDS, strict=True)
    ], ran
    said += [isa("copy", secret, "copy.db"), isa("--debug", "copy", "copy.db", secret)]
    assert [0, 5] == [code for code, _ in said[-2:]]
    assert [] == [told for _, told in said if PASSWORD in told]
    kept = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert [] == [each for each in kept if PASSWORD.encode() in each.read_bytes()]
    assert {"copy.db", "export.jsonl"} < {each.name for each in kept}


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://clerk:{PASSWORD}@localhost:1/records",
        f"postgresql://clerk:{PASSWORD}@localhost:1/records?connect_timeout=nonsense",
        f"postgresql://clerk:{PASSWORD}@localhost:1/records?no_such_option=1",
        f"postgresql://clerk:{PASSWORD}/@localhost:1/records",
        f"postgresql:clerk:{PASSWORD}@localhost:1/records",
        f"mysql://clerk:{PASSWORD}@localhost:1/records",
    ],
)
@pytest.mark.parametrize(
    "words", [("verify",), ("init",), ("due",), ("take-over", "."), ("import", "x.jsonl")]
)
def test_no_failure_prints_it(isa: Callable[..., Ran], address: str, words: Sequence[str]) -> None:
    Path("x.jsonl").write_text('{"format":"isa-programme-record.v1","entries":0,"head":""}\n')
    code, said = isa("--record", address, "--debug", *words)
    assert code in {2, 5}, said
    assert PASSWORD not in said


def test_an_address_without_a_password_is_remembered(
    isa: Callable[..., Ran], server: Server, schema: str, tmp_path: Path
) -> None:
    address = server.address(schema)
    if parse_address(address).holds_secret:
        pytest.skip("this server asks for a password")
    assert 0 == isa("--record", address, "init")[0]
    assert address == next(tmp_path.rglob("isa-programme/record")).read_text().strip()
    assert (0, True) == ((ran := isa("verify"))[0], "every entry is as it was recorded" in ran[1])


def test_the_environment_names_a_record_on_a_server(
    isa: Callable[..., Ran], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ISA_RECORD", address)
    assert (5, True) == ((ran := isa("verify"))[0], "isa init makes one" in ran[1])
    assert 0 == isa("init")[0]
    assert 0 == isa("verify")[0]
