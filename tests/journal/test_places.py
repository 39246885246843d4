"""Places where two machines may write at once are told; a record there is read and written."""

from __future__ import annotations

from pathlib import Path

import pytest

from isa_programme.journal import places
from isa_programme.journal.journal import Journal
from isa_programme.journal.places import shared_place
from isa_programme.journal.verify import verified
from journal_samples import NOW, note, record

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/shared\\040things nfs4 rw 0 0
//server/share /srv/smb cifs rw 0 0
tmpfs /srv/shared\\040things/local tmpfs rw 0 0
half a line
"""


@pytest.fixture(autouse=True)
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the system says is mounted where."""
    said = tmp_path / "mounts"
    said.write_text(MOUNTS)
    monkeypatch.setattr(places, "_MOUNTS", said)
    return said


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("/home/a/isa.db", None),
        ("/srv/isa.db", None),
        ("/srv/smbus/isa.db", None),
        ("/srv/smb/isa.db", "it lies on a network share (cifs)"),
        ("/srv/shared things/deep/isa.db", "it lies on a network share (nfs4)"),
        ("/srv/shared things/local/isa.db", None),
        (
            "/home/a/OneDrive - Office/isa.db",
            "OneDrive - Office is a folder that a program keeps in step with other machines",
        ),
        (
            "/home/a/Dropbox/b/isa.db",
            "Dropbox is a folder that a program keeps in step with other machines",
        ),
        ("/home/a/boxes/isa.db", None),
    ],
)
def test_a_shared_place_is_known(place: str, why: str | None) -> None:
    assert why == shared_place(Path(place))


def test_where_the_system_does_not_say_nothing_is_told(mounts: Path) -> None:
    mounts.unlink()
    assert shared_place(Path("/srv/smb/isa.db")) is None


def test_a_record_in_a_shared_place_is_whole_and_warned_of(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    made = Journal.create(folder / "isa.db", now=lambda: NOW)
    record(made, note())
    assert [("place-is-shared", "warning")] == [
        (each.rule, each.severity.value) for each in verified(made)
    ]


def test_a_link_to_a_shared_place_is_seen_through(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    assert shared_place(tmp_path / "link" / "isa.db") is not None
