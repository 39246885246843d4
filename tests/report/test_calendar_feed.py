"""The calendar feed, read back line by line as the standard has it, and by two libraries."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import attrs
import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from isa_programme.errors import ExtraMissingError, FaultsError
from isa_programme.record.advice import Advice
from isa_programme.record.counting_rules import ProtocolStatus
from isa_programme.record.facts import AdviceTransferred, ClockPaused, ClockResumed, Fact
from isa_programme.record.shown import Shown
from isa_programme.record.vocabulary import Visibility
from isa_programme.report.calendar_feed import calendar_feed
from isa_programme.report.visible import shortened, visible
from isa_programme.tracker.viewing import View
from registers import (
    MINISTER,
    PAPER,
    SUBSTANTIVE,
    WHOLE_PAPER,
    came,
    ground,
    issued,
    letter,
    paper,
    protocol,
    register,
)

ISSUED = date(2025, 11, 3)
DEADLINE = date(2025, 12, 2)
LATER = date(2025, 12, 9)


def whole(
    *facts: Fact, text: str = "Recommendation 1", asked: Advice | None = None, lead: str = ""
) -> View:
    """A paper with one recommendation, and what followed."""
    asked = attrs.evolve(asked or paper(ISSUED), lead=lead)
    (recommendation,) = asked.recommendations
    asked = attrs.evolve(asked, recommendations=(attrs.evolve(recommendation, text=text),))
    laid = (*ground(protocol(SUBSTANTIVE)), issued(asked))
    return View(register(*laid, *facts))


def feed_of(
    shown: Shown, as_at: date, *, addressee: str | None = None, lead: str | None = None
) -> bytes:
    """The feed for ourselves."""
    level = Visibility.CONFIDENTIAL
    return calendar_feed(shown, as_at=as_at, visibility=level, addressee=addressee, lead=lead)


def unfolded(feed: bytes) -> Iterator[tuple[str, str]]:
    """The lines of a feed as RFC 5545 has them (3.1, 3.3.11), by name; none of our library."""
    assert feed.endswith(b"\r\n")
    text = feed.replace(b"\r\n ", b"").decode("utf-8")
    for line in text.removesuffix("\r\n").split("\r\n"):
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
        name, colon, value = line.partition(":")
        assert colon
        told = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1].lower(), found[1]), value)
        yield name.partition(";")[0], told


def events(feed: bytes) -> list[dict[str, str]]:
    """The events of a feed, read by hand."""
    found: list[dict[str, str]] = []
    for name, value in unfolded(feed):
        if (name, value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found and name != "END":
            found[-1][name] = value
    return found


def the_event(feed: bytes) -> dict[str, str]:
    return next(each for each in events(feed) if not each["SUMMARY"].startswith("Overdue"))


def the_sum(feed: bytes) -> dict[str, str]:
    return next(each for each in events(feed) if each["SUMMARY"].startswith("Overdue"))


def test_a_deadline_is_a_day_that_is_left_free_and_says_what_it_rests_on() -> None:
    event = the_event(feed_of(whole(), ISSUED))
    uid = event.pop("UID")
    assert re.fullmatch(r"[0-9a-f]{32}@isa-programme", uid)
    assert event == {
        "DTSTART": "20251202",
        "DTEND": "20251203",
        "DTSTAMP": "20300101T000000Z",
        "LAST-MODIFIED": "20300101T000000Z",
        "SEQUENCE": "6",
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
        "SUMMARY": "ADV-2025-001.1, answer due (MINISTER): Recommendation 1",
        "DESCRIPTION": (
            "Recommendation 1\n"
            "the date rests on: an agreed protocol\n"
            "how it was worked out: isa explain ADV-2025-001.1"
        ),
    }


def test_what_is_overdue_is_summed_up_once_on_the_day_asked_about() -> None:
    late = the_sum(feed_of(whole(), LATER))
    assert ("20251209", "Overdue: 1", "CONFIRMED") == (
        *(late["DTSTART"], late["SUMMARY"], late["STATUS"]),
    )
    said = "ADV-2025-001.1, answer due (MINISTER): Recommendation 1: due 2 December 2025"
    assert f"{said}, 7 days late" == late["DESCRIPTION"]
    none = the_sum(feed_of(whole(), DEADLINE))
    assert ("Overdue: 0", "CANCELLED") == (none["SUMMARY"], none["STATUS"])
    assert late["UID"] == none["UID"]


def test_of_very_many_overdue_the_first_are_listed_and_the_rest_is_counted() -> None:
    laid = (*ground(protocol(SUBSTANTIVE)), issued(paper(ISSUED, items=45)))
    late = the_sum(feed_of(View(register(*laid)), LATER))
    listed = late["DESCRIPTION"].split("\n")
    assert (41, "Overdue: 45") == (len(listed), late["SUMMARY"])
    assert "and 5 more; isa overdue and isa milestone list show them" == listed[-1]


def test_a_deadline_that_moves_is_the_same_event_in_a_later_revision() -> None:
    paused = ClockPaused(scope=WHOLE_PAPER, paused_on=date(2025, 11, 10), reason="made up")
    resumed = ClockResumed(advice=PAPER, resumed_on=date(2025, 11, 12), pause=7)
    day = date(2025, 11, 12)
    stories = (whole(), whole(paused), whole(paused, resumed))
    seen = [the_event(feed_of(story, day)) for story in stories]
    assert 1 == len({event["UID"] for event in seen})
    assert [
        ("20251202", "CONFIRMED"),
        ("20251202", "CANCELLED"),
        ("20251204", "CONFIRMED"),
    ] == [(event["DTSTART"], event["STATUS"]) for event in seen]
    revisions = [int(event["SEQUENCE"]) for event in seen]
    assert sorted(set(revisions)) == revisions


def test_what_was_answered_stays_as_a_cancelled_event() -> None:
    asked, answered = (
        the_event(feed_of(story, LATER))
        for story in (whole(), whole(came(letter(date(2025, 12, 5)))))
    )
    assert (asked["UID"], "CANCELLED") == (answered["UID"], answered["STATUS"])
    assert answered["SUMMARY"].startswith("answered: ADV-2025-001.1, ")


def test_a_feed_of_the_next_day_has_a_later_revision() -> None:
    first = whole().register.entries[0].recorded_on
    revisions = [
        int(the_event(feed_of(whole(), first + timedelta(days=days)))["SEQUENCE"])
        for days in (-1, 0, 1, 2)
    ]
    assert [6, 6, 7, 8] == revisions


def test_the_same_record_and_day_give_the_same_bytes() -> None:
    assert feed_of(whole(), LATER) == feed_of(whole(), LATER)


HOSTILE = 'é,;\\:"=1+1\r\nBEGIN:VEVENT\nSUMMARY:x\t\u202eabc\x00\x1b[31m<b>'


@given(st.text(alphabet=st.sampled_from('aé漢😀,;:\\"\r\n\t ='), max_size=300).filter(str.strip))
def test_any_text_stays_the_text_of_its_event(text: str) -> None:
    held_to_its_event(text)


def test_hostile_text_stays_the_text_of_its_event() -> None:
    held_to_its_event(HOSTILE)


def held_to_its_event(text: str) -> None:
    feed = feed_of(whole(text=text), ISSUED)
    assert all(len(line) <= 75 for line in feed.split(b"\r\n"))
    event, total = events(feed)
    title = f"ADV-2025-001.1, answer due (MINISTER): {shortened(visible(text), 90)}"
    told = (
        f"{visible(text)}\n"
        "the date rests on: an agreed protocol\n"
        "how it was worked out: isa explain ADV-2025-001.1"
    )
    assert (title, told) == (event["SUMMARY"], event["DESCRIPTION"])
    assert "Overdue: 0" == total["SUMMARY"]
    read, _ = icalendar.Calendar.from_ical(feed).walk("VEVENT")
    assert (title, told) == (str(read["SUMMARY"]), str(read["DESCRIPTION"]))
    other, _ = vobject.readOne(feed.decode("utf-8")).vevent_list
    assert (title, told) == (other.summary.value, other.description.value)
    assert (DEADLINE, "CONFIRMED") == (other.dtstart.value, other.status.value)


def test_an_office_is_asked_for_by_its_slug() -> None:
    assert 2 == len(events(feed_of(whole(), ISSUED, addressee=MINISTER)))
    assert 1 == len(events(feed_of(whole(), ISSUED, addressee="cosla")))


def test_what_an_office_handed_on_is_cancelled_in_its_own_feed() -> None:
    handed = AdviceTransferred(
        scope=WHOLE_PAPER, transferred_on=date(2025, 11, 5), to="cosla", reason="made up"
    )
    before = the_event(feed_of(whole(), LATER, addressee=MINISTER))
    told = [
        (event["UID"] == before["UID"], event["STATUS"])
        for office in (MINISTER, "cosla")
        for event in [the_event(feed_of(whole(handed), LATER, addressee=office))]
    ]
    assert [(True, "CANCELLED"), (True, "CONFIRMED")] == told
    assert "Overdue: 0" == the_sum(feed_of(whole(handed), LATER, addressee=MINISTER))["SUMMARY"]


def test_a_date_that_nobody_agreed_says_so_wherever_it_stands() -> None:
    example = attrs.evolve(protocol(SUBSTANTIVE), status=ProtocolStatus.BORROWED_EXAMPLE)
    offices = ground()
    stories = {
        "an example rule, not agreed": (*ground(example), issued(paper(ISSUED))),
        "what the paper asked for, not agreed": (
            *(*offices, issued(paper(ISSUED, requested_by=DEADLINE))),
        ),
    }
    for why, facts in stories.items():
        feed = feed_of(View(register(*facts)), LATER)
        assert f"the date rests on: {why}" == the_event(feed)["DESCRIPTION"].split("\n")[1]
        late = the_sum(feed)["DESCRIPTION"]
        assert late.endswith(f": due 2 December 2025 ({why}), 7 days late")


def test_what_a_person_looks_after_is_asked_for_by_name_and_never_for_the_public() -> None:
    ours = whole(lead="Ann")
    assert [2, 1] == [len(events(feed_of(ours, ISSUED, lead=name))) for name in ("ANN", "Bob")]
    for shown in (ours, ours.seen_at(Visibility.PUBLIC)):
        with pytest.raises(FaultsError) as refused:
            calendar_feed(shown, as_at=ISSUED, lead="Ann")
        said = "lead: the public are told of no lead; ask for restricted visibility"
        assert said == str(refused.value)


def test_nothing_that_is_not_public_is_in_it_unless_it_is_asked_for() -> None:
    public = events(calendar_feed(whole(), as_at=LATER))
    assert ["Overdue: 0"] == [event["SUMMARY"] for event in public]


def test_the_last_day_there_is_can_be_the_day_asked_about() -> None:
    assert "99991231" == the_sum(feed_of(whole(), date.max))["DTSTART"]


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(ExtraMissingError) as refused:
        feed_of(whole(), ISSUED)
    said = "a calendar feed needs the extra ics: pip install 'isa-programme[ics]'"
    assert (said, "ics") == (str(refused.value), refused.value.extra)
