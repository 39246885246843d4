(() => {
  "use strict";
  const form = document.getElementById("filters");
  const status = document.getElementById("shown");
  const tables = Array.from(document.querySelectorAll("table[data-by]"));
  const START = "#show:";
  const MONTHS = { Jan: 1, Feb: 2, Mar: 3, Apr: 4, May: 5, Jun: 6, Jul: 7, Aug: 8, Sep: 9, Oct: 10, Nov: 11, Dec: 12 };
  const selects = form ? Array.from(form.querySelectorAll("select")) : [];

  // Narrowing: a row stays where it has the tag of every choice made.

  const chosen = () =>
    selects
      .filter((select) => select.value !== "")
      .map((select) => ({ by: select.dataset.by, tag: select.selectedOptions[0].dataset.k }));

  function narrow() {
    const wanted = chosen();
    let shown = 0;
    let all = 0;
    for (const table of tables) {
      const heeded = wanted.filter((choice) => table.dataset.by.includes(choice.by));
      for (const row of table.tBodies[0].rows) {
        const tags = row.dataset.k ? row.dataset.k.split(" ") : [];
        row.hidden = !heeded.every((choice) => tags.includes(choice.tag));
        all += 1;
        shown += row.hidden ? 0 : 1;
      }
    }
    status.textContent = wanted.length
      ? `${shown} of ${all} lines are shown.`
      : `All ${all} lines are shown.`;
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const select of selects) {
      if (select.value !== "") kept.set(select.name, select.value);
    }
    const words = kept.toString();
    history.replaceState(null, "", words ? START + words : location.pathname + location.search);
  }

  function recall() {
    if (!location.hash.startsWith(START)) return;
    const kept = new URLSearchParams(location.hash.slice(START.length));
    for (const select of selects) {
      const value = kept.get(select.name) || "";
      const known = Array.from(select.options).some((option) => option.value === value);
      select.value = known ? value : "";
    }
    narrow();
  }

  // Going to a place: what is folded opens, what is hidden is shown again.

  function arrive() {
    if (location.hash.startsWith(START)) {
      recall();
      return;
    }
    let place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch (error) {
      return;
    }
    if (!place) return;
    const details = place.closest("details");
    if (details) details.open = true;
    if (place.hidden) {
      for (const select of selects) select.value = "";
      narrow();
      place.scrollIntoView();
    }
  }

  // Sorting: by what a column means; what is empty comes last; equal rows keep their order.

  function day(text) {
    const found = /^(?:(\d{1,2}) )?([A-Z][a-z]{2}) (\d{1,4})/.exec(text);
    if (!found || !MONTHS[found[2]]) return null;
    return Number(found[3]) * 10000 + MONTHS[found[2]] * 100 + Number(found[1] || 32);
  }

  function number(cell) {
    const text = cell.dataset.v === undefined ? cell.textContent : cell.dataset.v;
    const found = Number.parseFloat(text);
    return Number.isNaN(found) ? null : found;
  }

  const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

  function keyOf(row, column, kind) {
    const cell = row.cells[column];
    if (kind === "date") return day(cell.textContent);
    if (kind === "number") return number(cell);
    return cell.textContent === "" ? null : cell.textContent;
  }

  function sort(table, head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    const kind = head.dataset.t;
    const compare = kind === "text" ? collator.compare : (a, b) => a - b;
    const body = table.tBodies[0];
    const keyed = Array.from(body.rows, (row) => ({ row, key: keyOf(row, head.cellIndex, kind) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return down ? compare(b.key, a.key) : compare(a.key, b.key);
    });
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const sorted = document.createDocumentFragment();
    for (const { row } of keyed) sorted.append(row);
    body.append(sorted);
  }

  for (const table of tables) {
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, head));
      head.append(button);
    }
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      narrow();
      remember();
    });
    form.addEventListener("reset", () => {
      for (const select of selects) select.value = "";
      setTimeout(() => {
        narrow();
        remember();
      });
    });
    narrow();
  }
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
    if (link && link.getAttribute("href") === location.hash) setTimeout(arrive);
  });

  // Paper has nothing to open: whatever is folded is printed open, and folded again.

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = Array.from(document.querySelectorAll("details:not([open])"));
    for (const each of folded) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
    folded = [];
  });

  arrive();
})();
