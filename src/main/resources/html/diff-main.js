
// Puts the page of a comparison together.

const report = new Report(JSON.parse(document.getElementById("data").textContent));

/** Each drawing is made when its role is first shown: a canvas that is hidden has no width. */
const drawings = new Map();

function show(id) {
  if (!drawings.has(id)) {
    const places = [...document.querySelectorAll(`#${id} .drawing`)];
    const flames = places.map((place) => new DiffFlame(report, place, report.trees[Number(place.dataset.tree)]));
    drawings.set(id, flames);
  }
  shownId = id;
  tooltip.hide();
}

/** From everywhere but a field that is typed into: / to search, Escape to see all. */
function press(event) {
  const flames = drawings.get(shownId);
  if (event.target.matches("input, select")) {
    return;
  }
  if (event.key === "/" && flames.length) {
    event.preventDefault();
    flames[0].search.focus();
  } else if (event.key === "Escape") {
    flames.forEach((flame) => flame.showAll());
  }
}

let shownId = null;

document.documentElement.classList.add("with-script");
theme.start();
const sections = [...document.querySelectorAll("main > section")];
const tabs = new Tabs(sections, show);
if (sections.length > 1) {
  document.getElementById("tabs").append(tabs.list);
}
document.addEventListener("keydown", press);
tabs.show(0);
