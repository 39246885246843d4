"""One story for every command: a line in a table, from which each promise is proved.

A new command gets its line here, in WRITING, READING, COPYING or MENDING; until it has one, a test
fails with its name. The words stand after the command's own; they are run beside the record of
:data:`PREPARED`, in a folder that also holds :data:`FILES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

RECORD = "kept/isa.db"
"""Where the record is, seen from the folder in which commands run."""
BACKUPS = "backups"
"""The folder for backups, seen from there; it is empty."""
GIVEN = "given"
"""A folder that is not there yet."""
HANDED = "handed"
"""A folder in which the record was published as it was handed over."""
WHOLE = "whole.jsonl"
"""The prepared record, as it is exported."""

PAPER, PAUSED, ASKED = "ADV-2025-001", "ADV-2025-002", "ADV-2025-003"
_DAY = ("--on", "2025-12-10")
_WHY = ("--because", "as agreed by telephone")

FILES: Mapping[str, str] = {
    "rows.csv": (
        "kind,id,date,to,about,title,text\n"
        "advice,row-1,2025-11-20,cosla,,One register of sites,\n"
        "recommendation,,,,row-1,,Publish it\n"
        "note,,2025-11-24,,row-1,,rang to say that it is coming\n"
    ),
    "request.toml": 'reference = "FOI-2025-002"\nreceived_on = 2025-12-10\nasked_for = "all"\n',
    "closures.csv": "date,reason\n2026-02-16,a local holiday\n",
    "office.toml": 'name = "scotland"\nfirst = 2024-01-01\nlast = 2027-12-31\nsource = "ours"\n',
    "programme.toml": (
        '[[objectives]]\nslug = "one-plan"\ntitle = "One plan"\nfunction = "strategy"\n'
        '[[milestones]]\nslug = "draft"\nobjective = "one-plan"\ntitle = "A draft"\n'
        'planned_for = "2026-01"\nplanned_on = 2025-11-13\npublishes = "The plan"\n'
        '[[milestones]]\nslug = "end"\nobjective = "one-plan"\ntitle = "The end"\n'
        'planned_for = 2026-03-02\nplanned_on = 2025-11-13\ndepends_on = ["draft"]\n'
        '[[aims]]\nslug = "early-help"\ntitle = "Early help"\n'
        '[[policies]]\nslug = "home-visits"\ntitle = "Home visits"\nowner = "cosla"\n'
    ),
    "more.toml": (
        '[[objectives]]\nslug = "two-plans"\ntitle = "Two plans"\nfunction = "delivery"\n'
        '[[milestones]]\nslug = "later"\nobjective = "two-plans"\ntitle = "Later"\n'
        'planned_for = 2026-05-04\ndepends_on = ["end"]\n'
    ),
    "protocol.toml": (
        'name = "charities"\nversion = 1\nstatus = "borrowed-example"\ntitle = "For charities"\n'
        'effective_from = 2025-01-01\nsource = "none"\ncalendars = ["scotland"]\n'
        '[applies_to]\nkinds = ["charity"]\n'
        '[[stages]]\nname = "substantive"\nallowance = "20 working days"\n'
    ),
}

PREPARED: tuple[tuple[str, ...], ...] = (
    ("init", "--example", "foisa-like", "--adopted-on", "2025-01-01"),
    ("addressee", "add", "cosla", "COSLA", "--kind", "government"),
    ("addressee", "add", "sfha", "Housing Federation", "--kind", "government"),
    ("addressee", "add", "idle", "An office with nothing to answer"),
    *(
        (
            *("advice", "issue", "--title", title, "--on", "2025-11-13", "--to", "cosla"),
            *("-r", "Publish a plan", "-r", "Name a director"),
        )
        for title in ("One strategy, not two", "A paper that waits", "A paper that puzzles")
    ),
    ("clock", "pause", PAUSED, "--on", "2025-11-20", *_WHY),
    (
        *("response", "record", ASKED, "--from", "cosla", "--kind", "clarification-request"),
        *("--on", "2025-11-21", "--recommendation", "1", "--text", "Which plan is meant?"),
    ),
    ("note", PAPER, "=rang the caf\u00e9\u202e, <b>no</b> answer", "--on", "2025-11-24"),
    ("programme", "load", "programme.toml"),
    (
        *("commitment", "make", "RSP-2025-001", "To say which plan", "--owner", "cosla"),
        *("--on", "2025-11-21", "--for", "2026-01"),
    ),
)
"""The commands that make the record which the stories go on with."""

ISSUE, NOTE = "8", "13"
"""The entries that issued the first paper, and that took the note."""

BEFORE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "hold lift": (("hold", "set", "FOI-2025-001", "--received", "2025-12-01"),),
}
"""What goes before a story besides, where it would be in the way of others."""

MAKING: Mapping[str, tuple[str, ...]] = {
    "init": ("--example", "foisa-like", "--adopted-on", "2025-01-01"),
    "demo": (RECORD,),
    "import (of a whole record)": (WHOLE,),
    "take-over (of a record that is not here)": (HANDED,),
}
"""The commands that make a record, where none is yet."""

WRITING: Mapping[str, tuple[str, ...]] = {
    "addressee add": ("hie", "Highlands and Islands Enterprise", "--kind", "office"),
    "addressee holder": ("cosla", "--name", "A. Person", "--from", "2025-11-01"),
    "addressee rename": ("cosla", "Convention of Scottish Local Authorities", *_DAY),
    "addressee close": ("idle", *_DAY),
    "advice issue": ("--title", "A new paper", *_DAY, "--to", "cosla", "-r", "Do it"),
    "advice mark": (PAPER, "--received", "2025-11-17"),
    "advice withdraw": (f"{PAPER}.2", *_DAY, *_WHY),
    "advice transfer": (PAPER, "--from", "cosla", "--to", "sfha", *_DAY, *_WHY),
    "advice reissue": (f"{PAPER}.1", *_DAY, "--withdraw", "issued again to the same"),
    "advice told": (PAPER, "--deadline", "2025-12-11", *_DAY),
    "response record": (
        PAPER,
        "--from",
        "cosla",
        "--kind",
        "substantive",
        *_DAY,
        "-d",
        "1=accepted",
    ),
    "note": (PAPER, "rang again, no answer", *_DAY),
    "advice link": (f"{PAPER}.1", "--topic", "plans", "--serves", "draft", *_DAY),
    "response stance": ("RSP-2025-001", "noted", *_DAY),
    "response judge": ("RSP-2025-001", "partly", *_DAY, *_WHY),
    "programme load": ("more.toml",),
    "milestone reach": ("draft", *_DAY, "--evidence", "it is there"),
    "milestone replan": ("draft", "--for", "2026-02", *_DAY, *_WHY),
    "milestone drop": ("end", *_DAY, *_WHY),
    "milestone link": ("end", "--after", "CMT-2025-001", *_DAY),
    "milestone mark": ("draft", "shared", "--with", "cosla", *_DAY),
    "commitment make": ("RSP-2025-001", "To write", "--owner", "cosla", *_DAY),
    "commitment update": ("CMT-2025-001", "It goes on", *_DAY),
    "commitment revise": ("CMT-2025-001", "--for", "2026-02-02", *_DAY, *_WHY),
    "commitment done": ("CMT-2025-001", *_DAY),
    "commitment drop": ("CMT-2025-001", *_DAY, *_WHY),
    "engagement record": ("cosla", *_DAY, "--title", "The plan", "--topic", "plans"),
    "engagement cadence": ("often", "cosla", "--since", "2025-11-13", "--every", "6 weeks"),
    "insight record": ("Plans work", "--kind", "what-works", *_DAY, "--evidence", "a study"),
    "impact record": ("Fewer moves", *_DAY, "--evidence", "a count"),
    "aim add": ("later-help", "Later help", *_DAY),
    "policy add": ("school-meals", "School meals", *_DAY),
    "policy align": (
        *("home-visits", "early-help", "--relation", "data", "--status", "aligned"),
        *_DAY,
    ),
    "policy fund": (
        *("home-visits", "--pounds", "100", "--year", "2026-27", "--source", "a budget"),
        *_DAY,
    ),
    "reference note": ("vision-statement:3", "Education", "--seen-on", "2025-12-10"),
    "reference scheme": ("our-papers", "Papers of our own"),
    "body describe": ("cosla", "--level", "local", *_DAY),
    "clock pause": (PAPER, *_DAY, *_WHY),
    "clock resume": (PAUSED, *_DAY),
    "clock clarified": (PAPER, "--asked", "2025-11-19", "--answered", "2025-11-24"),
    "clock extend": (PAPER, *_DAY, "--agreed-by", "the office", "--by", "5 working days", *_WHY),
    "clock waive": (f"{PAPER}.2", *_DAY, *_WHY),
    "escalation record": (PAPER, "--step", "letter asking for the answer", "--on", "2025-12-15"),
    "protocol agree": ("protocol.toml",),
    "calendar adopt": ("office.toml", *_DAY),
    "calendar close": ("--first", "2026-02-16", *_DAY, *_WHY),
    "import": ("rows.csv",),
    "correct": (ISSUE, "--set", "issued_on=2025-11-14", "--because", "a slip of the pen"),
    "erase": (NOTE, "--because", "it names somebody", "--authority", "the keeper", "--yes"),
    "hold set": ("FOI-2025-001", "--received", "2025-12-01"),
    "hold lift": ("FOI-2025-001", *_DAY, "--because", "answered"),
    "visibility": (PAPER, "public", *_DAY),
    "disclose": ("request.toml", GIVEN),
    "hand-over": (BACKUPS, "--to", "Ben"),
    "take-over": (HANDED,),
}
"""The commands that add to a record; each line adds at least one entry."""

READING: Mapping[str, tuple[str, ...]] = {
    "addressee list": (),
    "addressee show": ("cosla",),
    "advice list": (),
    "advice show": (PAPER,),
    "response list": (),
    "protocol list": (),
    "protocol show": ("foisa-like",),
    "calendar list": (),
    "calendar show": (),
    "calendar diff": ("--closures", "closures.csv"),
    "due": (),
    "overdue": (),
    "escalation list": (),
    "explain": (PAPER,),
    "entry": ("1",),
    "history": (PAPER,),
    "check": (),
    "verify": (),
    "export": (),
    "report briefing": ("--for", "cosla"),
    "report dashboard": (),
    "report feed": (),
    "report letter": (PAPER, "--visibility", "restricted"),
    "report weekly": (),
    "weekly": (),
    "hold list": (),
    "addressee open": (),
    "agenda": ("cosla",),
    "aim list": (),
    "alignment": (),
    "bodies": (),
    "changes": ("2025-11-01", "2025-12-31"),
    "commitment list": (),
    "compliance": (),
    "engagement cadences": (),
    "engagement list": (),
    "impact list": (),
    "insight list": (),
    "milestone list": (),
    "policy list": (),
    "programme route-maps": (),
    "programme show": ("--toml",),
    "progress": ("--pace",),
    "refs": (),
    "response judgements": (),
    "response stances": (),
    "topic": (),
    "unpublished": (BACKUPS,),
}
"""The commands that only read."""

COPYING: Mapping[str, tuple[str, ...]] = {
    "backup": (BACKUPS,),
    "report letters": (f"{BACKUPS}/letters", "--visibility", "restricted"),
    "report publish": (BACKUPS,),
    "restore-drill": (),
}
"""The commands that read the record, and write a copy of it somewhere else."""

MENDING: Mapping[str, tuple[str, ...]] = {
    "rebuild": (),
}
"""The commands that write what is derived from the entries anew, and add none."""

UNASKED = frozenset({"roles"})
"""The commands that take the address of a record, and ask nothing of it."""

AGAIN: Mapping[str, tuple[str, ...]] = {"disclose": ("request.toml", "given-again")}
"""The words with which a command is repeated, where they are others than before."""

BRINGING = frozenset({"take-over"})
"""The commands that add to a record, and bring one where none is yet."""

KEEPING = frozenset({"demo", "take-over (of a record that is not here)"})
"""The commands that make a record, and go on with one that is there."""

SILENT = frozenset({"demo", "disclose", "programme load", "take-over"})
"""The commands that give no receipt of each thing that they record, each time."""

WARMING = (
    ("demo", "warm.db"),
    *(
        ("--record", RECORD, *command.split(), *words)
        for command, words in {**READING, **COPYING, **MENDING, **WRITING}.items()
    ),
)
"""Commands after which everything that any command imports is there."""

FINDING = frozenset({"check"})
"""The commands that leave with 10 where the record holds what somebody should look at."""


def line(command: str, *, again: bool = False) -> list[str]:
    """The whole command line of a story, after ``isa``."""
    known = {**MAKING, **WRITING, **READING, **COPYING, **MENDING}
    words = {**known, **(AGAIN if again else {})}[command]
    return ["--record", RECORD, *_typed(command).split(), *words]


def _typed(command: str) -> str:
    """The command of a story, without what tells apart two stories of the same."""
    return command.partition(" (")[0]


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, click.Command]]:
    """Every command of a group and of the groups in it, by its words."""
    for name, command in group.commands.items():
        words = (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, *words)
        else:
            yield " ".join(words), command


def without_story(group: click.Group) -> list[str]:
    """The commands that write or read a record and have no line in the tables above."""
    missing = []
    for name, command in commands(group):
        options = {option for parameter in command.params for option in parameter.opts}
        if "--yes" in options:
            known = name in map(_typed, {**MAKING, **WRITING})
        else:
            asked = {**READING, **COPYING, **MENDING}
            known = "--record" not in options or name in asked or name in UNASKED
        if not known:
            missing.append(name)
    return missing


def without_command(group: click.Group) -> set[str]:
    """The stories of commands that are not there."""
    there = {name for name, _ in commands(group)}
    return {*map(_typed, {**MAKING, **WRITING, **READING, **COPYING, **MENDING})} - there
