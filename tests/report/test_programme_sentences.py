"""What each entry about the programme says, of the frozen record that has one of every kind."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import get_args

from isa_programme import Tracker
from isa_programme.record.facts import Linking
from isa_programme.report.sentences import sentence

FROZEN = Path(__file__).parents[1] / "data" / "formats" / "v1-programme" / "record.db"
SENTENCES = [
    "scheme our-papers named: Papers of our own",
    "vision-statement:3 noted: Education",
    "cosla described, local: Speaks for councils",
    "route map stability seen: Stability",
    "objective one-plan of strategy set: One plan",
    "milestone draft planned for 2025-11: A draft",
    "milestone end planned for 2026-03-02, after draft: The end",
    "document of draft shared with government",
    "milestone draft replanned for 2025-12-01: =1+1 📅",
    "milestone draft reached: It came",
    (
        "ADV-2025-001 (recommendation 1) linked: topics plans; sectors education;"
        " rests on vision-statement:3; serves end; presses again ADV-2025-001"
    ),
    "RSP-2025-001 says of the paper as a whole: accepted-in-part: Money",
    "RSP-2025-001 on ADV-2025-001.2 judged partly: Nothing on money",
    "CMT-2025-001: minister commits for 2026-02 in RSP-2025-001: Publish the plan",
    "CMT-2025-002: minister commits for 2026-02 in RSP-2025-001: Name a director",
    "commitment CMT-2025-001 updated: [words erased]",
    "commitment CMT-2025-001 now promised for 2026-03-02: The election",
    "commitment CMT-2025-001 done: It is there",
    "commitment CMT-2025-002 dropped: The post went",
    "milestone end waits for CMT-2025-001, ADV-2025-001.2@minister from now on",
    "milestone end dropped: No use",
    "cadence minister-often with minister set: every 6 weeks",
    "ENG-2025-001: meeting with minister on plans: The plan",
    "INS-2026-001: insight, what-works: Plans work",
    "IMP-2026-001: impact claimed: Fewer moves",
    "aim early-help set: Early help",
    "policy home-visits noted: Home visits",
    "early-help and home-visits, financial (short-funding): at-odds: A budget",
    "investment of home-visits in 2026-27: £1,250,000",
]


def test_each_entry_is_one_sentence_without_a_full_stop(tmp_path: Path) -> None:
    with Tracker.open(Path(shutil.copy(FROZEN, tmp_path / "isa.db"))) as tracker:
        facts = [
            each.fact for each in tracker.entries() if isinstance(each.fact, get_args(Linking))
        ]
    assert {type(fact) for fact in facts} == {*get_args(Linking)}
    assert SENTENCES == [sentence(fact) for fact in facts]
    assert [] == [said for said in SENTENCES if said.endswith(".")]
