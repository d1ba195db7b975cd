
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const table = document.getElementById("grid");
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const cells = rows.map((row) => [...row.cells].slice(1));
  const words = (cell) => cell.textContent.toLowerCase();
  const names = rows.map((row) => words(row.cells[0]));
  const paths = heads.map(words);
  const field = (id) => document.getElementById(id);
  const asked = (id) => field(id).value.trim().toLowerCase();
  const output = form.querySelector("output");

  // One stop for the Tab key in the table; arrow keys do the rest.
  let stop = null;
  const linkAt = (i, j) => cells[i][j].querySelector("a");
  const isSeen = (i, j) =>
    !rows[i].hidden && !heads[j].hidden && !cells[i][j].classList.contains("out");
  const stopAt = (i, j) => {
    if (stop) stop.tabIndex = -1;
    stop = linkAt(i, j);
    stop.tabIndex = 0;
  };
  const stopAtFirst = () => {
    for (let i = 0; i < rows.length; i++) {
      for (let j = 0; j < heads.length; j++) {
        if (isSeen(i, j)) return stopAt(i, j);
      }
    }
    return undefined;
  };

  const apply = () => {
    const who = asked("who");
    const where = asked("where");
    const possible = field("possible").checked;
    const broken = field("broken").checked;
    const isWanted = (cell) =>
      (!possible || !cell.classList.contains("little")) &&
      (!broken || cell.classList.contains("bad"));
    const rowFits = names.map((name) => name.includes(who));
    const columnFits = paths.map((path) => path.includes(where));
    const columnHas = heads.map(() => false);
    rows.forEach((row, i) => {
      let has = false;
      cells[i].forEach((cell, j) => {
        const wanted = isWanted(cell);
        cell.classList.toggle("out", !wanted);
        if (wanted && rowFits[i] && columnFits[j]) has = columnHas[j] = true;
      });
      row.hidden = !has;
    });
    heads.forEach((head, j) => {
      head.hidden = !columnHas[j];
      cells.forEach((row) => (row[j].hidden = head.hidden));
    });
    const shown = (list) => list.filter((it) => !it.hidden).length + " of " + list.length;
    output.textContent = shown(rows) + " rows, " + shown(heads) + " columns";
    if (stop && stop.closest("[hidden], .out")) stopAtFirst();
  };

  const move = (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    let i = rows.indexOf(cell.parentElement);
    let j = cells[i].indexOf(cell);
    const steps = {
      ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
      Home: [0, -1], End: [0, 1],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const isFar = event.key === "Home" || event.key === "End";
    let found = null;
    for (i += step[0], j += step[1]; cells[i] && cells[i][j]; i += step[0], j += step[1]) {
      if (isSeen(i, j)) {
        found = [i, j];
        if (!isFar) break;
      }
    }
    if (found) {
      stopAt(...found);
      stop.focus();
    }
  };

  cells.forEach((row) => row.forEach((cell) => (cell.querySelector("a").tabIndex = -1)));
  stopAtFirst();
  table.addEventListener("keydown", move);
  table.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    if (cell) stopAt(rows.indexOf(cell.parentElement), cells[rows.indexOf(cell.parentElement)].indexOf(cell));
  });
  table.setAttribute("aria-describedby", "keys");
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      form.reset();
    }
  });

  // What was folded is on paper, too.
  const folded = [...table.querySelectorAll("details")];
  addEventListener("beforeprint", () => folded.forEach((it) => (it.open = true)));
  addEventListener("afterprint", () => folded.forEach((it) => (it.open = false)));
  form.hidden = false;
  apply();
})();
