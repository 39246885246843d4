"""What became overdue since the last post, as a message for a chat channel.

Who runs it: cron or Task Scheduler, each weekday, with the Python that has isa_programme.

    python channel_message.py RECORD [SINCE [AS_AT]]

SINCE is the day of the last post: the weekday before, unless given. AS_AT is the day asked about:
today. What was overdue on SINCE already is left out, so that a daily post does not repeat itself.

What comes out, and the exit code it leaves with:

    10   one line of JSON on standard output, {"text": "..."}, as most channels take it
    0    nothing: nothing became overdue
    else nothing: it did not work, and standard error says why. 3 is a busy record (try again),
         4 a damaged one, 5 one that is not there: docs/reference/errors.md

Nothing is sent. Only what is public is in it, for a channel has more readers than a record.
docs/how-to/check-from-a-script.md shows what runs it, sends it and notes the day.
"""

import argparse
import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

PLAIN = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # as Slack asks: no title calls all
MOST = 20  # lines in one message: who wants all of a long list opens the record


def weekday_before(day: date) -> date:
    """The day of the last post, where there is one from Monday to Friday."""
    return day - timedelta(days={0: 3, 6: 2}.get(day.weekday(), 1))


def sentence(row: dict[str, str]) -> str:
    """One line of the message. What a date rests on stands beside it, always."""
    basis = {"borrowed-example": "by an example rule, not agreed"}.get(row["basis"], row["basis"])
    what = row["text"] or row["title"]
    said = f"{row['reference']}, {row['addressee_name']}: {what} (due {row['deadline']}, {basis})"
    return said.translate(PLAIN)


def main() -> int:
    """Ask `isa`, and give its exit code, which says whether there was anything."""
    words = argparse.ArgumentParser(description="What became overdue, for a chat channel.")
    words.add_argument("record")
    words.add_argument("since", nargs="?", type=date.fromisoformat)
    today = datetime.now(ZoneInfo("Europe/London")).date()
    words.add_argument("as_at", nargs="?", type=date.fromisoformat, default=today)
    given = words.parse_args()
    since = given.since or weekday_before(given.as_at)
    isa = [sys.executable, "-m", "isa_programme", "overdue", "--record", given.record]
    asked = ["--since", str(since), "--as-at", str(given.as_at), "--visibility", "public"]
    form = ["--format", "json", "--exit-code"]
    ran = subprocess.run([*isa, *asked, *form], stdout=subprocess.PIPE, check=False)
    if ran.returncode == 10:  # there are lines
        rows = json.loads(ran.stdout)["data"]
        head = f"Not answered in the record, and overdue by {given.as_at}:"
        more = [f"and {len(rows) - MOST} more"] if len(rows) > MOST else []
        print(json.dumps({"text": "\n".join([head, *map(sentence, rows[:MOST]), *more])}))
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main())
