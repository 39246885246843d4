"""Whether a keyboard reaches everything on a page, and shows where it is."""

from __future__ import annotations

from browser.opened import OpenedPage

_NUMBER = """() => {
  const wanted = `a[href], button, input, select, textarea, summary, iframe, [tabindex],
    [contenteditable]`;
  const seen = each => each.checkVisibility({visibilityProperty: true})
    && [...each.getClientRects()].some(box => box.width > 0 && box.height > 0);
  const scrolls = each => ['auto', 'scroll'].some(how =>
    [getComputedStyle(each).overflowX, getComputedStyle(each).overflowY].includes(how))
    && (each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight);
  const groups = new Set();
  let count = 0;
  for (const each of document.querySelectorAll('body *')) {
    delete each.dataset.walk;
    const pointed = getComputedStyle(each).cursor === 'pointer'
      && !each.closest(`${wanted}, label`);
    if (!(each.matches(wanted) || scrolls(each) || pointed) || !seen(each)) continue;
    if (each.matches(':disabled') || each.tabIndex < 0 && each.hasAttribute('tabindex')) continue;
    if (each.matches('input[type=radio]')) {
      if (groups.has(each.name)) continue;
      groups.add(each.name);
    }
    each.dataset.walk = count++;
  }
  return count;
}"""
_HERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) return null;
  const look = () => {
    const style = getComputedStyle(here);
    return ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor',
      'borderTopColor', 'borderTopWidth', 'textDecorationLine', 'fill', 'stroke']
      .map(name => style[name]).join(';');
  };
  const box = here.getBoundingClientRect();
  const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const x = Math.min(Math.max((box.left + box.right) / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max((box.top + box.bottom) / 2, 0), innerHeight - 1);
  const over = document.elementFromPoint(x, y);
  const covered = over && !here.contains(over) && !over.contains(here);
  const focused = look();
  here.blur();
  const left = look();
  here.focus({preventScroll: true});
  return {
    walk: here.dataset.walk ?? null, told: here.outerHTML.slice(0, 120),
    inside: inside, covered: covered, marked: focused !== left,
  };
}"""
_TOLD = "walk => document.querySelector(`[data-walk='${walk}']`).outerHTML.slice(0, 120)"


def walked(opened: OpenedPage) -> list[str]:
    """A sentence for each thing that goes wrong when Tab is pressed from the top to the end.

    Everything that can be worked, and every part that scrolls, is to be reached; whatever is
    reached is to be seen, uncovered, and to look another way than when it is not.
    """
    page = opened.page
    page.evaluate("() => { document.activeElement?.blur(); scrollTo(0, 0); }")
    count: int = opened.told(_NUMBER)
    faults: list[str] = []
    reached: set[str] = set()
    for _ in range(count + 10):
        page.keyboard.press("Tab")
        here = opened.told(_HERE)
        if here is None or here["walk"] in reached:
            break
        if here["walk"] is not None:
            reached.add(here["walk"])
        if not here["inside"]:
            faults.append(f"reached and out of sight: {here['told']}")
        elif here["covered"]:
            faults.append(f"reached and covered: {here['told']}")
        if not here["marked"]:
            faults.append(f"reached and not marked: {here['told']}")
    missed = sorted({*map(str, range(count))} - reached, key=int)
    return faults + [f"never reached: {opened.told(_TOLD, walk)}" for walk in missed]
