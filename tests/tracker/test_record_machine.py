"""Random commands on a record, lawful and not, held against a plain list of what it should hold.

Between any two commands the record may be opened anew, or a write may be given up halfway.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from isa_programme import Addressee, FaultsError, RefusedError, Tracker
from isa_programme.errors import UnknownReferenceError
from isa_programme.questions.standing import standings
from isa_programme.record.facts import (
    AdviceIssued,
    ClockPaused,
    HoldLifted,
    HoldSet,
    NoteTaken,
    WordsErased,
)
from isa_programme.record.register import Register
from isa_programme.record.scope import Scope
from isa_programme.tracker.recorded import Recorded
from journal_samples import NOW
from record_model import RecordModel
from stretches_asked import assert_the_table_tells_it

UNKNOWN = "ADV-2025-999"
days = st.dates(date(2025, 11, 3), date(2025, 12, 31))
titles = st.sampled_from(["One strategy", "A joint statement", "A director"])
texts = st.sampled_from(["rang", "no answer", "=1+1", "Ailsa Craig"])
requests = st.sampled_from(["FOI/1", "FOI/2"])


class Record(RuleBasedStateMachine):
    """A record on disk beside a plain list of what it should hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(prefix="record-machine-")
        self.path = Path(self.folder.name) / "isa.db"
        self.minutes = 0
        self.receipts: list[str] = []
        self.tracker = Tracker.create(
            self.path,
            addressees=[Addressee(slug=slug, name=slug.upper()) for slug in ("minister", "cosla")],
            example="foisa-like",
            recorded_by="clerk",
            now=self.now,
        )
        self.model = RecordModel([entry.fact for entry in self.tracker.entries()])
        self.laid = len(self.model.facts)

    def teardown(self) -> None:
        self.folder.cleanup()

    def now(self) -> datetime:
        self.minutes += 1
        return NOW + timedelta(minutes=self.minutes)

    @initialize(title=titles)
    def begin(self, title: str) -> None:
        self.issue(title, date(2025, 11, 3))
        self.note(self.papers()[0], "rang", date(2025, 11, 4))

    def papers(self) -> list[str]:
        return [*self.model.papers()]

    def keep(self, done: Recorded) -> None:
        """Let the model hold what was recorded as the newest entry."""
        entries = self.tracker.entries()
        assert (len(self.model.facts) + 1, False) == (done.number, done.already)
        assert (done.number, done.receipt) == (len(entries), entries[-1].receipt)
        self.model.facts.append(entries[-1].fact)
        self.receipts.append(done.receipt)

    def any_number(self, data: st.DataObject) -> int:
        """The number of an entry, or of one that is not there."""
        return data.draw(st.integers(self.laid + 1, len(self.model.facts) + 1))

    # Commands of which the model says whether they are lawful

    def issue(self, title: str, day: date) -> None:
        expected = self.model.next_paper()
        done = self.tracker.issue_advice(
            title,
            issued_on=day,
            addressees=["minister", "cosla"],
            recommendations=["Publish"],
            again=True,
        )
        self.keep(done)
        fact = self.model.facts[-1]
        assert isinstance(fact, AdviceIssued)
        assert (expected, expected, title, day) == (
            done.reference,
            fact.advice.reference,
            fact.advice.title,
            fact.advice.issued_on,
        )

    def note(self, reference: str, text: str, day: date) -> None:
        fact = NoteTaken(advice=reference, noted_on=day, text=text)
        papers, known = self.model.papers(), self.model.alike(fact)
        try:
            done = self.tracker.note(reference, text, noted_on=day)
        except RefusedError:
            assert reference not in papers or day < papers[reference]
            assert known is None
            return
        assert reference in papers
        if known is None:
            self.keep(done)
            assert fact == self.model.facts[-1]
        else:
            assert (known, True) == (done.number, done.already)

    @rule(title=titles, day=days)
    def issue_a_paper(self, title: str, day: date) -> None:
        self.issue(title, day)

    @rule(data=st.data(), text=texts, day=days)
    def take_a_note(self, data: st.DataObject, text: str, day: date) -> None:
        self.note(data.draw(st.sampled_from([*self.papers(), UNKNOWN])), text, day)

    @rule(data=st.data())
    def repeat_a_note(self, data: st.DataObject) -> None:
        notes = [fact for fact in self.model.facts if isinstance(fact, NoteTaken)]
        put_right = map(self.model.corrected, range(1, len(self.model.facts) + 1))
        notes += [fact for fact in put_right if isinstance(fact, NoteTaken)]
        fact = data.draw(st.sampled_from(notes))
        self.note(fact.advice, fact.text, fact.noted_on)

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        number = self.any_number(data)
        said, erased = self.model.said(number), self.model.erased()
        try:
            (done,) = self.tracker.erase(number, reason="her request", authority="a rule")
        except (RefusedError, UnknownReferenceError):
            assert (
                said is None
                or isinstance(said, WordsErased)
                or self.model.holds()
                or (number in erased)
            )
            return
        if done.already:
            assert number in erased
            return
        assert not isinstance(said, WordsErased)
        assert not self.model.holds()
        assert number not in erased
        self.keep(done)

    @rule(request=requests)
    def set_hold(self, request: str) -> None:
        held = request in self.model.holds()
        done = self.tracker.set_hold(request, received_on=date(2026, 1, 5), reason="all of it")
        assert held is done.already
        if not held:
            self.keep(done)

    @rule(request=requests)
    def lift_hold(self, request: str) -> None:
        held, lifted = request in self.model.holds(), date(2026, 2, 5)
        try:
            done = self.tracker.lift_hold(request, lifted_on=lifted, reason="answered")
        except RefusedError:
            assert not held
            return
        assert held is not done.already
        if held:
            self.keep(done)
            assert (
                HoldLifted(request=request, lifted_on=lifted, reason="answered")
                == (self.model.facts[-1])
            )

    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        number = self.any_number(data)
        said, gone = self.model.said(number), number in self.model.voided()
        try:
            done = self.tracker.void(number, because="a twin")
        except (RefusedError, UnknownReferenceError):
            # A note, on which nothing builds, is always voided if it stands.
            assert said is None or gone or not isinstance(said, NoteTaken)
            return
        assert not isinstance(said, WordsErased | HoldSet | HoldLifted)
        assert gone is done.already
        if not gone:
            self.keep(done)

    @rule(data=st.data(), text=texts, day=days)
    def correct(self, data: st.DataObject, text: str, day: date) -> None:
        number = self.any_number(data)
        said, gone = self.model.said(number), number in self.model.voided()
        fields: dict[str, object] = {"nothing": "at all"}
        if isinstance(said, NoteTaken):
            fields = {"text": f"{text}, corrected", "noted_on": day}
        elif isinstance(said, AdviceIssued):
            fields = {"title": f"{text}, corrected"}
        try:
            done = self.tracker.correct(number, fields, because="a slip")
        except (FaultsError, UnknownReferenceError):
            return
        assert isinstance(said, NoteTaken | AdviceIssued)
        assert not gone
        if not done.already:
            self.keep(done)

    # Commands of which the rules alone say whether they are lawful

    def attempt(self, command: Callable[[], Recorded], *, possible: bool = True) -> None:
        try:
            done = command()
        except FaultsError:
            return
        assert possible
        if not done.already:
            self.keep(done)

    @rule(data=st.data(), day=days, sender=st.sampled_from(["minister", "cosla", "nobody"]))
    def respond(self, data: st.DataObject, day: date, sender: str) -> None:
        reference = data.draw(st.sampled_from([*self.papers(), UNKNOWN]))
        self.attempt(
            lambda: self.tracker.record_response(
                reference,
                sent_by=sender,
                kind="substantive",
                received_on=day,
                dispositions={1: "accepted"},
                again=True,
            ),
            possible=reference != UNKNOWN and sender != "nobody",
        )

    @rule(data=st.data(), day=days, text=texts, what=st.sampled_from(["pause", "resume", "extend"]))
    def move_a_clock(self, data: st.DataObject, day: date, text: str, what: str) -> None:
        assume(self.papers())
        paper, tracker = data.draw(st.sampled_from(self.papers())), self.tracker
        paused = ClockPaused(scope=Scope(advice=paper), paused_on=day, reason=text)
        commands: dict[str, Callable[[], Recorded]] = {
            "pause": lambda: tracker.record(paused, again=True),
            "resume": lambda: tracker.resume_clock(paper, resumed_on=day, reason=text),
            "extend": lambda: tracker.extend_clock(
                paper, agreed_on=day, agreed_by="us", by="5 working days", reason=text
            ),
        }
        self.attempt(commands[what])

    @rule(
        data=st.data(),
        day=days,
        text=texts,
        what=st.sampled_from(["waive", "withdraw", "transfer"]),
    )
    def end_or_hand_over(self, data: st.DataObject, day: date, text: str, what: str) -> None:
        assume(self.papers())
        paper, tracker = data.draw(st.sampled_from(self.papers())), self.tracker
        commands: dict[str, Callable[[], Recorded]] = {
            "waive": lambda: tracker.waive(paper, waived_on=day, reason=text),
            "withdraw": lambda: tracker.withdraw_advice(paper, withdrawn_on=day, reason=text),
            "transfer": lambda: tracker.transfer_advice(
                paper, sender="minister", to="cosla", transferred_on=day, reason=text
            ),
        }
        self.attempt(commands[what])

    @rule(data=st.data(), day=days, text=texts, what=st.sampled_from(["make", "revise", "finish"]))
    def promise(self, data: st.DataObject, day: date, text: str, what: str) -> None:
        tracker = self.tracker
        responses, made = [*tracker.register.responses], [*tracker.register.followed]
        assume(responses if what == "make" else made)
        about = data.draw(st.sampled_from(responses if what == "make" else made))
        commands: dict[str, Callable[[], Recorded]] = {
            "make": lambda: tracker.make_commitment(
                text, owner="cosla", response=about, made_on=day, promised_for=day
            ),
            "revise": lambda: tracker.revise_commitment(
                about, promised_for=date(2026, 1, 12), revised_on=day, reason=text
            ),
            "finish": lambda: tracker.finish_commitment(about, done_on=day),
        }
        self.attempt(commands[what])

    @rule(data=st.data(), level=st.sampled_from(["public", "restricted", "confidential"]))
    def show_to(self, data: st.DataObject, level: str) -> None:
        assume(self.papers())
        paper = data.draw(st.sampled_from(self.papers()))
        self.attempt(
            lambda: self.tracker.change_visibility(paper, level, changed_on=date(2026, 1, 5))
        )
        assert level == self.tracker.register.files[paper].advice.visibility

    @rule(rows=st.lists(st.tuples(titles, days), min_size=1, max_size=3), broken=st.booleans())
    def import_rows(self, rows: list[tuple[str, date]], broken: bool) -> None:
        place, file = len(self.model.facts), io.StringIO()
        writer = csv.writer(file)
        writer.writerow(["kind", "date", "id", "title", "to"])
        for number, (title, day) in enumerate(rows):
            writer.writerow(["advice", str(day), f"{place}-{number}", title, "minister"])
        if broken:
            writer.writerow(["advice", "2025-13-01", "x", "No date", "minister"])
        try:
            done = self.tracker.import_csv(file.getvalue())
        except FaultsError:
            assert broken
            return
        assert not broken
        new = self.tracker.entries()[place:]
        assert [(each.number, each.receipt) for each in done] == [
            (entry.number, entry.receipt) for entry in new
        ]
        assert rows == [
            (entry.fact.advice.title, entry.happened_on)
            for entry in new
            if isinstance(entry.fact, AdviceIssued)
        ]
        self.model.facts += [entry.fact for entry in new]

    # What happens between commands

    @rule()
    def open_anew(self) -> None:
        self.tracker.close()
        self.tracker = Tracker.open(self.path, recorded_by="clerk", now=self.now)

    @rule(text=texts)
    def another_program_writes(self, text: str) -> None:
        with Tracker.open(self.path, recorded_by="clerk", now=self.now) as other:
            done = other.issue_advice(text, issued_on=date(2025, 12, 1), again=True)
        self.keep(done)

    @precondition(lambda self: self.papers())
    @rule(text=texts)
    def give_up_halfway(self, text: str) -> None:
        note = NoteTaken(advice=self.papers()[0], noted_on=date(2026, 1, 5), text=f"{text}, lost")

        def until_it_breaks() -> Iterator[NoteTaken]:
            yield note
            raise KeyboardInterrupt

        try:
            self.tracker.record_all(until_it_breaks())
        except KeyboardInterrupt:
            return
        raise AssertionError("it was not given up")

    # What always holds

    @invariant()
    def the_record_is_what_the_model_says(self) -> None:
        model, register, entries = self.model, self.tracker.register, self.tracker.entries()
        erased, voided = model.erased(), model.voided()
        assert list(range(1, len(model.facts) + 1)) == [entry.number for entry in entries]
        for entry in entries:
            said = model.read(entry.number)
            if isinstance(said, NoteTaken | AdviceIssued) or entry.number not in erased:
                assert said == entry.fact
            if isinstance(said, NoteTaken | AdviceIssued) and entry.number not in voided:
                put_right = model.corrected(entry.number) or said
                assert put_right == register.entry(entry.number).fact
            assert (entry.number in erased) is (entry.erased_by is not None)
        assert (voided, erased, model.holds()) == (
            {*register.voided},
            {*register.erased},
            {*register.holds},
        )
        assert model.papers().keys() == register.files.keys()

    @invariant()
    def the_register_is_what_the_entries_add_up_to(self) -> None:
        register, replayed = self.tracker.register, Register().folded(self.tracker.entries())
        assert replayed == register
        with Tracker.open(self.path) as fresh:
            assert fresh.register == register
        for day in (date(2025, 12, 15), date(2026, 1, 20)):
            assert standings(replayed, as_at=day) == standings(register, as_at=day)

    @invariant()
    def the_deadline_table_tells_what_the_entries_tell(self) -> None:
        assert_the_table_tells_it(
            self.tracker, (date(2025, 11, 20), date(2025, 12, 15), date(2026, 1, 20))
        )

    @invariant()
    def the_record_is_whole_and_holds_every_receipt(self) -> None:
        assert () == self.tracker.verify()
        assert {*self.receipts} <= {entry.receipt for entry in self.tracker.entries()}


TestRecord = Record.TestCase
TestRecord.settings = settings(
    max_examples=max(8, settings().max_examples // 5), stateful_step_count=25, deadline=None
)
