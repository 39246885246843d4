"""Whether everything on a page is there to be read: nothing cut, nothing out of reach."""

from __future__ import annotations

from browser.opened import OpenedPage

_CUT = """print => {
  const faults = [];
  const told = each => each.outerHTML.replace(/\\s+/g, ' ').slice(0, 100);
  const root = document.documentElement;
  const wide = root.clientWidth;
  if (root.scrollWidth > wide) faults.push(`the page is ${root.scrollWidth} wide, not ${wide}`);
  const scrolls = (each, axis) =>
    ['auto', 'scroll'].includes(getComputedStyle(each)[`overflow${axis}`]);
  const named = each => each.tabIndex >= 0
    && (each.hasAttribute('aria-label') || each.hasAttribute('aria-labelledby'));
  // What is for those who listen only is a pixel on purpose.
  const heard = each => { const box = each.getBoundingClientRect();
    return box.width <= 1 && box.height <= 1; };
  const within = each => { for (let up = each.parentElement; up; up = up.parentElement)
    if (heard(up) || (!print && scrolls(up, 'X'))) return true; return false; };
  for (const each of document.querySelectorAll('body *')) {
    if (!each.checkVisibility({visibilityProperty: true}) || each.matches('option, script, style'))
      continue;
    if (!each.textContent.trim() || heard(each)) continue;
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    if (each.ownerSVGElement) {
      if (!each.matches('text, tspan')) continue;
      const frame = each.ownerSVGElement.getBoundingClientRect();
      const hides = getComputedStyle(each.ownerSVGElement).overflow !== 'visible';
      if (hides && (box.left < frame.left - 1 || box.right > frame.right + 1
          || box.top < frame.top - 1 || box.bottom > frame.bottom + 1))
        faults.push(`cut by its picture: ${told(each)}`);
      continue;
    }
    for (const [axis, held, shown] of [['X', each.scrollWidth, each.clientWidth],
                                      ['Y', each.scrollHeight, each.clientHeight]]) {
      const how = style[`overflow${axis}`];
      if (how === 'visible' || each === document.body || held <= shown + 1) continue;
      if (!print && ['auto', 'scroll'].includes(how)) {
        if (!named(each)) faults.push(`scrolls, and has no name or no focus: ${told(each)}`);
      } else faults.push(`cut: ${told(each)}`);
    }
    if (each.children.length === 0) {
      const range = document.createRange();
      range.selectNodeContents(each);
      const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top))).size;
      if (lines > 3 && each.textContent.trim().length < 3 * lines)
        faults.push(`a letter or two a line: ${told(each)}`);
    }
    if (style.textOverflow === 'ellipsis' && each.scrollWidth > each.clientWidth + 1)
      faults.push(`cut with an ellipsis: ${told(each)}`);
    if (box.right > wide + 1 && !within(each)) faults.push(`beyond the edge: ${told(each)}`);
    if (box.left < -1 && !within(each)) faults.push(`before the edge: ${told(each)}`);
  }
  return [...new Set(faults)];
}"""


def cut(opened: OpenedPage) -> list[str]:
    """A sentence for each text that can't be read whole in the window as it is.

    A part may scroll by itself where the keyboard reaches it and it has a name.
    """
    found: list[str] = opened.told(_CUT, False)
    return found


def cut_in_print(opened: OpenedPage, *, width: int) -> list[str]:
    """A sentence for each text that can't be read whole on paper, where nothing scrolls.

    Args:
        opened: the page.
        width: of what is printed on, in CSS pixels, without its margins.
    """
    before = opened.page.viewport_size
    opened.page.emulate_media(media="print")
    opened.widen(width)
    found: list[str] = opened.told(_CUT, True)
    opened.page.emulate_media(media="screen")
    if before is not None:
        opened.page.set_viewport_size(before)
    return found
