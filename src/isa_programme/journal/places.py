"""Places where a record should not lie: folders that other machines write to, or copy around."""

from __future__ import annotations

from pathlib import Path, PurePath

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync")
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "fuse.sshfs", "davfs"})
_MOUNTS = Path("/proc/self/mounts")


def shared_place(path: Path) -> str | None:
    r"""Why a record at a path may be written to by two machines at once, or None.

    Known are folders named after a program that syncs them, network shares named as such
    (``\\server\share``), and, on Linux, what is mounted from a network. A drive letter that
    stands for a share is not seen.
    """
    place = path.resolve()
    for part in place.parts:
        for name in _SYNCED:
            if part.casefold().startswith(name):
                return f"{part} is a folder that a program keeps in step with other machines"
    if place.drive.startswith("\\\\"):
        return f"{place.drive} is a network share"
    kind = _mounted(place)
    return f"it lies on a network share ({kind})" if kind in _NETWORK else None


def _mounted(place: PurePath) -> str:
    """The kind of file system a path lies on, where the system says so."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    mounts = [
        (point.replace("\\040", " "), kind)
        for _, point, kind, *_ in (line.split(" ") for line in lines if line.count(" ") >= 3)
    ]
    above = [(point, kind) for point, kind in mounts if place.is_relative_to(point)]
    return max(above, key=lambda each: len(each[0]), default=("", ""))[1]
