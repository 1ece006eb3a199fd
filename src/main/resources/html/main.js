// Puts the page together.

const report = new Report(JSON.parse(document.getElementById("data").textContent));

/** Numbers of states, by their names. */
function statesOf(...names) {
  return new Set(names.map((name) => report.states.indexOf(name)));
}

function stackFlame(place, label, names, nothing, edges = []) {
  const states = statesOf(...names);
  return new Flame(report, place, {
    label,
    nothing,
    samplesOf: (process) => stackSamples(process, states),
    edges: [...statesOf(...edges)],
    whose: "All threads",
    splitText: "by thread",
    laneText: (thread) => report.threadLabel(thread),
  });
}

function blameFlame(place) {
  const [waiting] = statesOf("waiting");
  return new Flame(report, place, {
    label: "Who made others wait",
    nothing: "Nobody was seen to wait for the GIL.",
    samplesOf: (process) => blameSamples(process, waiting),
    edges: [],
    whose: "Everybody's waiting",
    splitText: "by holder",
    laneText: (holder) => report.threadName(holder),
  });
}

function percentilePlots(place) {
  const plots = element("div", { className: "plots" });
  place.replaceChildren(plots);
  return [
    new PercentilePlot(report, plots, "hold", "Holds"),
    new PercentilePlot(report, plots, "wait", "Waits"),
  ];
}

const DRAWINGS = {
  held: (place) =>
    stackFlame(place, "Where the GIL was held", ["running", "held-blocked", "held-starved"], "No holding was seen, or no stack of it.", ["held-blocked", "held-starved"]),
  waiting: (place) => stackFlame(place, "Where threads waited", ["waiting"], "No waiting was seen, or no stack of it."),
  native: (place) =>
    stackFlame(place, "Where native code ran without the GIL", ["native", "starved"], "No native code was seen without the GIL, or no stack of it.", ["starved"]),
  blocked: (place) => stackFlame(place, "Where threads slept", ["blocked"], "No thread was seen asleep, or no stack of it."),
  blame: blameFlame,
  timeline: (place) => new Timeline(report, place),
  percentiles: percentilePlots,
};

/** The drawings that were made; each is made when its panel is first shown. */
const drawings = new Map();

function show(id) {
  const place = document.querySelector(`#${id} .drawing`);
  if (DRAWINGS[id] && report.process && place && !drawings.has(id)) {
    drawings.set(id, DRAWINGS[id](place));
  }
  shownId = id;
  tooltip.hide();
}

/** Makes one of several processes the one that all panels but the first are of. */
function showProcess(number) {
  document.querySelectorAll(".of-process").forEach((part) => {
    part.hidden = Number(part.dataset.process) !== number;
  });
  report.choose(number);
}

function processChoice() {
  const headings = [...document.querySelectorAll("#summary h3.process")];
  const names = headings.map((heading, number) => [number, heading.textContent]);
  const list = choice("Process", names, (number) => showProcess(Number(number)));
  document.querySelectorAll("#processes tbody a").forEach((link, number) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      list.value = String(number);
      showProcess(number);
      tabs.show(1);
    }),
  );
  showProcess(0);
  return list;
}

/** From everywhere but a field that is typed into: / to search, Escape to see all. */
function press(event) {
  const drawing = drawings.get(shownId);
  if (event.target.matches("input, select")) {
    return;
  }
  if (event.key === "/" && drawing?.search) {
    event.preventDefault();
    drawing.search.focus();
  } else if (event.key === "Escape") {
    drawing?.showAll?.();
  }
}

let shownId = null;
document.documentElement.classList.add("with-script");
theme.start();
const tabs = new Tabs([...document.querySelectorAll("main > section")], show);
const bar = document.getElementById("tabs");
bar.append(tabs.list);
if (report.processes.length > 1) {
  bar.append(processChoice());
}
document.addEventListener("keydown", press);
tabs.show(0);
