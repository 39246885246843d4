"""The eyes themselves: each fault that a page can have is seen on a page made to have it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from browser import printed
from browser.accessible import found_by_axe
from browser.chromium import why_not
from browser.fitting import cut, cut_in_print
from browser.keyboard import walked
from browser.opened import NARROW, OpenedPage

Opens = Callable[..., OpenedPage]

A4 = 718
"""The width of A4 less a centimetre on each side, in CSS pixels."""


def page(body: str, style: str = "", head: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{head}<style>body {{ margin: 1rem }} {style}</style></head>"
        f"<body><main><h1>A page</h1>{body}</main></body></html>"
    )


GOOD = page(
    '<p>Some words, and <a href="#there">a link</a>.</p>'
    "<details><summary>More</summary><p>Hidden <a href='#x'>away</a></p></details>"
    '<label>Which <select><option>all</option></select></label> <button type="button">Go</button>'
    '<div tabindex="0" role="region" aria-label="A table" style="overflow-x: auto">'
    '<table style="width: 900px"><caption>Figures</caption><tr><th scope="col">One</th></tr>'
    "<tr><td>1</td></tr></table></div>"
    '<svg role="img" aria-label="A picture" viewBox="0 0 200 20" width="200" height="20">'
    '<text x="0" y="15">drawn</text></svg><p id="there">There</p>',
    "details::details-content { content-visibility: visible; block-size: auto } "
    "@media print { div { overflow-x: visible !important } table { width: auto !important } }",
)


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [NARROW, 1280])
def test_a_good_page_has_no_fault(opens: Opens, script: bool, width: int) -> None:
    opened = opens(GOOD, script=script, width=width)
    assert ([], [], []) == opened.quiet
    assert [] == cut(opened)
    assert [] == cut_in_print(opened, width=A4)
    assert [] == walked(opened)


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_a_good_page_is_for_everybody(opens: Opens, width: int) -> None:
    opened = opens(GOOD, width=width)
    assert ([], []) == found_by_axe(opened)


def test_script_runs_only_where_it_is_on(opens: Opens) -> None:
    text = page("<script>document.title = 'ran'</script>")
    assert ["ran", "A page"] == [
        opens(text, script=script).page.title() for script in (True, False)
    ]


def test_an_error_is_heard(opens: Opens) -> None:
    assert ["not found"] == opens(page("<script>throw new Error('not found')</script>")).said
    assert ["odd"] == opens(page("<script>console.warn('odd')</script>")).said
    assert [] == opens(page("<script>console.log('fine')</script>")).said


ASKING = {
    "a picture": '<img alt="" src="https://x.invalid/a.png">',
    "a style": '<link rel="stylesheet" href="https://x.invalid/a.css">',
    "a script": '<script src="https://x.invalid/a.js"></script>',
    "a file beside it": '<img alt="" src="beside.png">',
    "a letter": "<style>@font-face { font-family: x; src: url(https://x.invalid/a.woff) } "
    "p { font-family: x }</style><p>x</p>",
    "a question of its own": "<script>fetch('https://x.invalid/a').catch(() => {})</script>",
}


@pytest.mark.parametrize("asking", ASKING)
def test_every_address_asked_for_is_seen(opens: Opens, asking: str) -> None:
    opened = opens(page(ASKING[asking]))
    assert 1 == len(opened.asked)


def test_what_is_within_the_page_is_no_address_asked_for(opens: Opens) -> None:
    picture = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    assert ([], [], []) == opens(page(f'<img alt="" src="{picture}">')).quiet


def test_a_dialog_is_seen(opens: Opens) -> None:
    assert ["a dialog: HARMED"] == opens(page("<script>alert('HARMED')</script>")).tried


def test_what_keeps_others_out_is_seen(opens: Opens) -> None:
    faults, _ = found_by_axe(
        opens(page('<img src="data:,"><p style="color: #aaa">Faint</p><input type="text">'))
    )
    assert ["color-contrast", "image-alt", "label"] == sorted(
        name for name in ("image-alt", "color-contrast", "label") if f"({name})" in str(faults)
    )


def test_a_contrast_that_cant_be_worked_out_is_seen(opens: Opens) -> None:
    style = "p { background: linear-gradient(black, white); color: grey }"
    _, undecided = found_by_axe(opens(page("<p>Over a picture</p>", style)))
    assert 1 == len(undecided)


def test_a_page_that_lets_no_other_script_in_is_looked_at_all_the_same(opens: Opens) -> None:
    policy = (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'\">"
    )
    opened = opens(page('<img src="data:,">', head=policy))
    assert any("(image-alt)" in fault for fault in found_by_axe(opened)[0])


WALKS = {
    "never reached": (
        '<a href="#a">one</a> <div style="cursor: pointer">a button, to those who see it</div>'
    ),
    "reached and not marked": '<button style="all: unset">Go</button>',
    "reached and out of sight": (
        '<button style="position: fixed; left: -200px; width: 100px">Go</button>'
    ),
    "reached and covered": (
        '<button>Go</button><div style="position: fixed; inset: 0; background: white">Over</div>'
    ),
}


@pytest.mark.parametrize("fault", WALKS)
def test_what_a_keyboard_misses_is_seen(opens: Opens, fault: str) -> None:
    assert [fault] == [told.partition(":")[0] for told in walked(opens(page(WALKS[fault])))]


def test_a_page_that_lets_the_keyboard_go_no_further_is_seen(opens: Opens) -> None:
    trap = (
        '<button id="one">One</button><button id="two">Two</button>'
        "<script>one.onkeydown = event => event.preventDefault()</script>"
    )
    assert ['never reached: <button id="two" data-walk="1">Two</button>'] == walked(
        opens(page(trap))
    )


CUT = {
    "the page is": "<p style='width: 900px'>A long line</p>",
    "cut": "<p style='width: 5rem; overflow: hidden; white-space: nowrap'>Far too much of it</p>",
    "cut by its picture": (
        '<svg role="img" aria-label="A" viewBox="0 0 40 20" width="40" height="20">'
        '<text x="0" y="15">Far too much of it</text></svg>'
    ),
    "scrolls, and has no name or no focus": (
        "<div style='width: 9rem; overflow-x: auto'><p style='width: 20rem'>A long line</p></div>"
    ),
    "a letter or two a line": "<p style='width: 0; overflow-wrap: anywhere'>Councils</p>",
    "before the edge": "<p style='margin-left: -5rem'>A long line</p>",
    "beyond the edge": (
        "<div style='overflow-x: clip'><p style='position: relative; left: 90vw'>Away</p></div>"
    ),
}


@pytest.mark.parametrize("fault", CUT)
def test_what_is_cut_is_seen(opens: Opens, fault: str) -> None:
    found = cut(opens(page(CUT[fault]), width=NARROW))
    assert any(told.startswith(fault) for told in found), found


def test_what_scrolls_is_cut_on_paper(opens: Opens) -> None:
    text = page(
        '<div tabindex="0" role="region" aria-label="A" style="overflow-x: auto">'
        '<p style="width: 1900px">A long line</p></div>'
    )
    opened = opens(text)
    assert [] == cut(opened)
    assert ["cut", "beyond the edge"] == [
        told.partition(":")[0] for told in cut_in_print(opened, width=A4)
    ]
    assert [] == cut(opened)


@pytest.mark.usefixtures("paper")
def test_what_is_printed_is_read_back(opens: Opens, tmp_path: Path) -> None:
    opened = opens(GOOD)
    pdf = printed.printed(opened, tmp_path)
    assert [] == printed.lost(printed.shown_in_print(opened), pdf)
    assert ({printed.A4}, 1) == (printed.sizes(pdf), printed.pages(pdf))


@pytest.mark.usefixtures("paper")
def test_a_word_that_is_not_on_paper_is_missed(opens: Opens, tmp_path: Path) -> None:
    style = "p { position: absolute; left: 300vw }"
    opened = opens(page("<p>Elsewhere</p>", style))
    pdf = printed.printed(opened, tmp_path)
    assert ["Elsewhere"] == printed.lost(printed.shown_in_print(opened), pdf)


@pytest.mark.usefixtures("paper")
def test_what_is_folded_is_to_be_on_paper_too(opens: Opens, tmp_path: Path) -> None:
    folded = "<details><summary>More</summary><p>Folded</p></details>"
    opened_out = "details::details-content { content-visibility: visible; block-size: auto }"
    for style, expected in (("", ["Folded"]), (opened_out, [])):
        opened = opens(page(folded, style))
        pdf = printed.printed(opened, tmp_path)
        assert expected == printed.lost(printed.shown_in_print(opened), pdf)


@pytest.mark.usefixtures("paper")
def test_another_size_of_paper_is_seen(opens: Opens, tmp_path: Path) -> None:
    opened = opens(page("<p>Small</p>", "@page { size: A5 }"))
    assert {printed.A4} != printed.sizes(printed.printed(opened, tmp_path))


def test_a_machine_without_a_browser_is_told_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert why_not().startswith("no page is looked at: ")
