"""What is public of a record, as JSON files for a web page.

Who runs it: whoever puts the page on the web, after each change or every night.

    python public_json.py RECORD FOLDER

What comes out: a file in FOLDER for each question below, in the form that docs/reference/schemas
fixes, and a line about each on standard output. All are about one day and rest on one entry of the
record (`as_at` and `head` in each). If a question fails, no file is touched, and it leaves with the
exit code of `isa`, which says why on standard error.

Only what is public is in them: each question is asked with `--visibility public`, and an answer
that does not itself say so is not written. Each file takes its place whole: nobody reads half.
"""

import json
import subprocess
import sys
from pathlib import Path

QUESTIONS = {
    "overdue": ["overdue"],
    "due": ["due"],
    "compliance": ["compliance"],
    "advice": ["advice", "list"],
    "commitments": ["commitment", "list"],
    "milestones": ["milestone", "list"],
}


def answer(record: str, *question: str) -> bytes:
    """The answer to a question, as JSON in UTF-8."""
    isa = [sys.executable, "-m", "isa_programme", "--record", record]
    public = ["--visibility", "public", "--format", "json"]
    ran = subprocess.run([*isa, *question, *public], stdout=subprocess.PIPE, check=False)
    if ran.returncode:
        sys.exit(ran.returncode)
    return ran.stdout


def main(record: str, folder: Path) -> None:
    """Ask everything first, and only then write."""
    answers: dict[str, bytes] = {}
    same: list[str] = []
    for name, question in QUESTIONS.items():
        answers[name] = answer(record, *question, *same)
        page = json.loads(answers[name])
        if page["visibility"] != "public":
            sys.exit(f"{name}: this answer is not only what is public; nothing was written")
        # The first answer settles the day and the entry that all others are about.
        same = ["--as-at", page["as_at"], "--known-at", page["head"]]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in answers.items():
            (folder / f"{name}.json.part").write_bytes(content)
        for name, content in answers.items():
            (folder / f"{name}.json.part").replace(folder / f"{name}.json")
            print(f"{name}.json: {len(json.loads(content)['data'])} rows")
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python public_json.py RECORD FOLDER")
    main(sys.argv[1], Path(sys.argv[2]))
