"""Taking in: the rows of a CSV, a whole record, an office's own log."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from isa_programme.cli.options import foresees
from isa_programme.cli.remembering import place_of
from isa_programme.cli.saving import tell
from isa_programme.cli.settings import HERE, settings
from isa_programme.cli.showing import made_for_sure, opened, put, refuse_output, show, shown_place
from isa_programme.cli.values import FILE, decoded, read_bytes, read_text
from isa_programme.exchange.log.log import Log, read_log
from isa_programme.exchange.log.map_file import read_log_map
from isa_programme.exchange.log.sheet import is_workbook
from isa_programme.exchange.log.suggesting import suggest_log_map
from isa_programme.journal.json_lines import import_record, is_json_lines
from isa_programme.report.answers import Answer
from isa_programme.report.formats import Format
from isa_programme.report.visible import visible
from isa_programme.tracker.log.changes import NewFacts
from isa_programme.tracker.log.lines import ImportedLog, LogChange, LogLine, quoted
from isa_programme.tracker.tracker import Tracker

_FIRST = 10
"""How many of the new entries a dry run shows to people."""
_MANY = 1000
"""From how many rows on it is shown how far an import has come."""
_COLUMNS = (
    ("row", "row"),
    ("what", "change"),
    ("of", "kind"),
    ("reference", "reference"),
    ("own reference", "own_reference"),
    ("date", "happened_on"),
    ("entry", "entry"),
)
_OF_CELLS = (("column", "column"), ("was", "was"), ("is", "now"))


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--from-excel", is_flag=True, help="Strip the apostrophe that guards a cell.")
@click.option("--map", "map_file", type=FILE, help="The map of an office's own log, in TOML.")
@click.option("--sheet", default="", help="The sheet of a workbook, for --suggest-map.")
@click.option("--suggest-map", is_flag=True, help="Propose a map for FILE; nothing is recorded.")
@click.option("--dry-run", is_flag=True, help="With --map: say what would be recorded.")
@click.option("--because", help="With --map: why cells changed since the last import.")
@foresees
def import_file(
    file: Path,
    from_excel: bool,
    map_file: Path | None,
    sheet: str,
    suggest_map: bool,
    dry_run: bool,
    because: str | None,
) -> None:
    """Record the rows of FILE: all of them, or none if one is wrong.

    FILE is a CSV with the columns of this program; or with --map an office's own log, CSV or
    XLSX, which may be imported again every week; or a whole record as `isa export` wrote it, of
    which the same record is made, where there is none yet.
    """
    if map_file is None and (dry_run or because is not None):
        raise click.UsageError("--dry-run and --because go with --map")
    if suggest_map and map_file is not None:
        raise click.UsageError("give either --map or --suggest-map")
    if sheet and not suggest_map:
        raise click.UsageError("--sheet goes with --suggest-map; a map names its sheet itself")
    content = read_bytes(file)
    if suggest_map:
        put(suggest_log_map(content, sheet=sheet))
    elif map_file is not None:
        log = read_log(content, read_log_map(read_text(map_file)), from_excel=from_excel)
        _import_log(file, log, because=because, dry_run=dry_run)
    elif is_workbook(content):
        raise click.UsageError(
            f"{file.name} is a workbook, so --map has to say which column is what;"
            " --suggest-map proposes a map"
        )
    else:
        _import_text(file, decoded(content, file), from_excel=from_excel)


def _import_text(file: Path, text: str, *, from_excel: bool) -> None:
    if is_json_lines(text):
        _import_record(text)
        return
    with opened() as tracker:
        if settings().asks_back:
            click.confirm(f"Record the rows of {visible(file.name)}?", abort=True, err=True)
        tell(*tracker.import_csv(text, from_excel=from_excel))


def _import_record(text: str) -> None:
    place = place_of(settings().named or HERE)
    refuse_output(place)
    import_record(text, place)
    with made_for_sure(place), opened() as tracker:
        put(f"the record is at {shown_place(place)} (receipt {tracker.head})\n")


def _import_log(file: Path, log: Log, *, because: str | None, dry_run: bool) -> None:
    kept = settings()
    with opened() as tracker:
        if dry_run:
            _show_foreseen(tracker, log, because)
            return
        if kept.asks_back:
            _confirm(tracker, file, log, because)
        found = tracker.import_log(log, because=because, through=_watched)
    if found.recorded or kept.format != Format.TABLE:
        tell(*found.recorded)
    else:
        put(f"nothing new in {visible(file.name)}: {_many(found.rows, 'row')}, recorded before\n")
    _tell_of_the_rest(found)


def _confirm(tracker: Tracker, file: Path, log: Log, because: str | None) -> None:
    """On a terminal, say what would be recorded and ask whether that is meant."""
    found = tracker.foresee_log(log, as_at=settings().day, because=because, through=_watched)
    if found.of(LogChange.CHANGED) and because is None:
        return  # it is refused with the list of what changed
    for sentence in _sentences(found, settings().day):
        click.echo(visible(sentence), err=True)
    click.confirm(f"Record the rows of {visible(file.name)}?", abort=True, err=True)


def _show_foreseen(tracker: Tracker, log: Log, because: str | None) -> None:
    day = settings().day
    found = tracker.foresee_log(log, as_at=day, because=because, through=_watched)
    new = found.of(LogChange.NEW)
    cells = (*found.of(LogChange.CHANGED), *found.of(LogChange.KEPT))
    form = Format(settings().format)
    show(
        Answer(
            question="import",
            row=LogLine,
            rows=found.lines,
            shown=[line for line in found.lines if line not in new[_FIRST:]],
            columns=(*_COLUMNS, *_OF_CELLS) if cells else _COLUMNS,
            as_at=day,
            held=tracker.held,
            heading=_sentences(found, day),
            nothing="nothing would be recorded",
        )
    )
    if form not in (Format.TABLE, Format.MARKDOWN):
        for sentence in _sentences(found, day):
            click.echo(visible(sentence), err=True)


def _sentences(found: ImportedLog, day: date) -> tuple[str, ...]:
    """What an import would do, in a few sentences."""
    new = Counter(line.kind for line in found.of(LogChange.NEW))
    told = ", ".join(f"{count} {kind}" for kind, count in new.items()) or "none"
    sentences = [f"{_many(found.rows, 'row')}; new entries: {told}"]
    if changed := found.of(LogChange.CHANGED):
        sentences.append(f"{_many(len(changed), 'cell')} changed since the last import")
    if kept := found.of(LogChange.KEPT):
        sentences.append(f"{_many(len(kept), 'cell')} left as corrected by hand")
    if vanished := found.of(LogChange.VANISHED):
        sentences.append(f"{_many(len(vanished), 'paper')} in the log no longer")
    if len(found.of(LogChange.NEW)) > _FIRST:
        sentences.append(f"the first {_FIRST} new entries are shown")
    sentences.append(f"{_many(found.overdue or 0, 'deadline')} would be overdue on {day}")
    return tuple(sentences)


def _tell_of_the_rest(found: ImportedLog) -> None:
    """Say, on standard error, of what the log holds or lacks that nothing came of."""
    for line in found.lines:
        match line.change:
            case LogChange.KEPT:
                click.echo(visible(f"note: row {line.row}: {_kept(line)}"), err=True)
            case LogChange.VANISHED:
                own = f" ({line.own_reference})" if line.own_reference else ""
                said = f"{line.reference}{own}, entry {line.entry}, is in the log no longer"
                click.echo(visible(f"warning: {said}; it stays as it is"), err=True)
            case _:
                pass


def _kept(line: LogLine) -> str:
    if not line.column:
        return f"{line.was}; nothing of it is recorded again ({line.reference})"
    corrected = f"the record was corrected by hand to {quoted(line.was)}"
    return f"{line.column}: it is still {quoted(line.now)}; {corrected} ({line.reference})"


def _watched(rows: Sequence[NewFacts]) -> Iterable[NewFacts]:
    """The rows, one by one, with a bar on a terminal that shows how far they have come."""
    if len(rows) < _MANY or not sys.stderr.isatty():
        yield from rows
        return
    with click.progressbar(rows, label="rows", file=sys.stderr) as bar:
        yield from bar


def _many(count: int, one: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count} {one}s"
