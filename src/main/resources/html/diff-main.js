
// Puts the page of a comparison together.

const report = new Report(JSON.parse(document.getElementById("data").textContent));

/** Each drawing is made when its role is first shown: a canvas that is hidden has no width. */
const drawn = new Set();

function show(id) {
  const section = document.getElementById(id);
  if (!drawn.has(id)) {
    drawn.add(id);
    section.querySelectorAll(".drawing").forEach((place) => {
      new DiffFlame(report, place, report.trees[Number(place.dataset.tree)]);
    });
  }
  tooltip.hide();
}

document.documentElement.classList.add("with-script");
theme.start();
const sections = [...document.querySelectorAll("main > section")];
const tabs = new Tabs(sections, show);
if (sections.length > 1) {
  document.getElementById("tabs").append(tabs.list);
}
tabs.show(0);
