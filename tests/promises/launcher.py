"""A launcher: an interpreter that has imported everything once, and forks for each command.

A command so begun is the same program as ``isa``, in a process of its own, and leaves through the
interpreter's own ending; only the third of a second that the imports take is saved. It may be
killed at a moment, traced by strace, run as nobody, held to a size of file, or made faulty.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import TracebackType
from typing import IO, Any, NoReturn, Self

from attrs import asdict, field, frozen

CLI = "isa_programme.cli.running:main"
NOBODY = 65534
SETTINGS = "settings"
"""The folder, in that of the command, which holds what its user's machine remembers."""
TESTS = Path(__file__).parents[1]
LIMIT = 120
"""After how many seconds a command that hangs is ended by an alarm, which no promise allows."""

_SERVE = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from promises.launcher import serve; serve(sys.argv[2:])"
)
_ANY_TRACER = (0x59616D61, 2**64 - 1)  # PR_SET_PTRACER, PR_SET_PTRACER_ANY


@frozen(kw_only=True)
class Kill:
    """When a command is killed.

    Attributes:
        after: how many seconds after it began, or after the sight.
        sight: a file whose appearance is waited for.
    """

    after: float
    sight: str | None = None


@frozen(kw_only=True)
class Order:
    """What is to be run, and how."""

    arguments: Sequence[str]
    folder: str
    call: str = CLI
    faults: Sequence[str] = ()
    kill: Kill | None = None
    trace: Sequence[str] = ()
    nobody: bool = False
    file_size: int | None = None


@frozen(kw_only=True)
class Ran:
    """What came of it: minus the signal where one ended it, else the exit code."""

    code: int
    out: str
    err: str = field(default="")


class Launcher:
    """The launcher, seen from the test; used in a ``with`` block."""

    def __init__(
        self,
        *,
        folder: Path | None = None,
        warm: Sequence[Sequence[str]] = (),
        within: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ISA_")}
        self._process = subprocess.Popen(
            [*within, sys.executable, "-c", _SERVE, str(TESTS), *map(json.dumps, warm)],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**kept, "ISA_RECORDED_BY": "clerk", **(environment or {})},
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the launcher."""
        self._process.communicate()

    def run(self, *arguments: str, folder: Path, **how: Any) -> Ran:  # noqa: ANN401 - of Order
        """Run a command, or another call, to its end."""
        order = Order(arguments=arguments, folder=str(folder), **how)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(asdict(order))}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the launcher is still there"
        return Ran(**json.loads(answer))


def serve(warm: Sequence[str]) -> None:
    """Run what standard input asks for, one order a line, until it ends."""
    _load_all()
    _load(import_module("isa_programme.cli.commands").isa)
    _keep_settings_here()
    # A command sets up standard input anew, which it may not once something was read from it.
    orders = os.fdopen(os.dup(0), encoding="utf-8")
    for words in warm:
        _warmed(json.loads(words))
    for line in orders:
        said = json.loads(line)
        kill = said.pop("kill")
        order = Order(kill=Kill(**kill) if kill else None, **said)
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            code = _run(order, out, err)
            told = [_read(stream) for stream in (out, err)]
        sys.stdout.write(f"{json.dumps({'code': code, 'out': told[0], 'err': told[1]})}\n")
        sys.stdout.flush()


def _load(group: Any) -> None:  # noqa: ANN401 - click is not imported before it is needed
    """Load every command, so that a run reads the record and nothing else."""
    for each in group.commands.values():
        if hasattr(each, "commands"):
            _load(each)


def _load_all() -> None:
    """Import every module there is: nobody may not read where ours lie, later."""
    ours = import_module("isa_programme")
    for module in walk_packages(ours.__path__, f"{ours.__name__}."):
        if not module.name.endswith("__main__"):
            with suppress(ImportError):  # an extra that is not there
                import_module(module.name)


def _keep_settings_here() -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        os.environ[name] = str(Path.cwd() / SETTINGS)


def _warmed(arguments: Sequence[str]) -> None:
    """Run a question here, for the modules that only it imports."""
    from click.testing import CliRunner  # noqa: PLC0415 - for the launcher alone

    from isa_programme.cli.commands import isa  # noqa: PLC0415 - for the launcher alone
    from isa_programme.errors import IsaProgrammeError  # noqa: PLC0415 - for the launcher alone

    result = CliRunner().invoke(isa, arguments)
    known = (SystemExit, IsaProgrammeError)
    assert result.exception is None or isinstance(result.exception, known), result.output


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "backslashreplace")


def _run(order: Order, out: IO[bytes], err: IO[bytes]) -> int:
    waits, goes = os.pipe()
    child = os.fork()
    if not child:
        os.close(goes)
        _become(order, waits, out, err)
    os.close(waits)
    tracer = _traced(child, order.trace) if order.trace else None
    os.write(goes, b"!")
    os.close(goes)
    if order.kill is not None:
        _kill(child, order.kill)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if tracer is not None:
        tracer.communicate()
    return code


def _traced(child: int, options: Sequence[str]) -> subprocess.Popen[str]:
    tracer = subprocess.Popen(
        ["strace", "-p", str(child), *options],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr is not None
    line = tracer.stderr.readline()
    assert "attached" in line, f"strace: {line}"
    return tracer


def _kill(child: int, kill: Kill) -> None:
    while kill.sight is not None and not os.path.lexists(kill.sight):
        if os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT | os.WNOHANG):
            return
        time.sleep(0.0001)
    time.sleep(kill.after)
    os.kill(child, signal.SIGKILL)  # not yet waited for, so the number is still its own


def _become(order: Order, waits: int, out: IO[bytes], err: IO[bytes]) -> NoReturn:
    """In the child: stand where the order says, and leave as ``isa`` does, by ``sys.exit``."""
    signal.alarm(LIMIT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for stream, number in ((nothing, 0), (out.fileno(), 1), (err.fileno(), 2)):
        os.dup2(stream, number)
    os.chdir(order.folder)
    _keep_settings_here()
    if order.file_size is not None:
        import resource  # noqa: PLC0415 - POSIX alone has it

        resource.setrlimit(resource.RLIMIT_FSIZE, (order.file_size, order.file_size))
    if order.nobody and os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if order.trace:
        import ctypes  # noqa: PLC0415 - for the traced alone

        # Where only an ancestor may trace (Yama), strace is none: it is a sibling.
        ctypes.CDLL(None).prctl(*map(ctypes.c_ulong, _ANY_TRACER), 0, 0, 0)
    for fault in order.faults:
        from promises.faulty import FAULTS  # noqa: PLC0415 - for the faulty alone

        FAULTS[fault]()
    module, _, name = order.call.partition(":")
    called = getattr(import_module(module), name)
    os.read(waits, 1)
    _leave(called, order.arguments)


def _leave(called: Callable[[list[str]], object], arguments: Sequence[str]) -> NoReturn:
    code: object = 1
    try:
        called(list(arguments))
        code = 0
    except SystemExit as left:
        code = left.code
    except BaseException:  # noqa: BLE001 - told as the interpreter itself would
        traceback.print_exc()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    # Taking the borrowed interpreter apart would take five times as long as the command.
    os._exit(code if isinstance(code, int) else code is not None)
