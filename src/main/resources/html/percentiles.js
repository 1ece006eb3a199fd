// Durations by percentile, as HdrHistogram's plotter has them: the rarer, the further to the right.

const PLOT_HEIGHT = 340;
const MARGIN = { left: 66, right: 14, top: 10, bottom: 34 };

/** Paul Tol's muted colours: told apart by colour-blind people, on white and on black. */
const LINE_COLORS = ["#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#999933", "#999999"];

class PercentilePlot {
  /** @param kind hold or wait */
  constructor(report, place, kind, title) {
    this.report = report;
    this.kind = kind;
    this.hidden = new Set();
    this.drawing = new Drawing(`${title} by percentile`, (context, width, height) =>
      this.paint(context, width, height),
    );
    this.drawing.setHeight(PLOT_HEIGHT);
    this.buttons = element("div", { className: "lines" });
    this.note = element("p", { className: "note" });
    place.append(
      element("div", {}, element("h3", {}, title), this.drawing.canvas, this.buttons, this.note),
    );
    this.drawing.canvas.addEventListener("mousemove", (event) => this.hover(event));
    report.listeners.push(() => this.start());
    this.start();
  }

  start() {
    const { lines, left_out: leftOut } = this.report.process.percentiles[this.kind];
    this.hidden.clear();
    this.lines = lines.map((line) => ({
      ...line,
      color: lineColor(this.report.process.percentiles, line.thread),
      resolution: this.report.process.threads[line.thread][`${this.kind}_ns`],
      points: pointsOf(line),
    }));
    this.buttons.replaceChildren(...this.lines.map((line) => this.button(line)));
    this.note.textContent = this.noteText(leftOut);
    this.drawing.redraw();
  }

  noteText(leftOut) {
    const texts = [];
    if (this.coarsest > 0) {
      texts.push(`Sampled: durations below ${durationText(this.coarsest, this.coarsest)} are not told apart.`);
    }
    if (leftOut) {
      texts.push(`Left out: ${countText(leftOut, "thread with less", "threads with less")}.`);
    }
    return texts.join(" ");
  }

  button(line) {
    const button = element(
      "button",
      { type: "button", "aria-pressed": "true" },
      swatch(line.color),
      `${this.report.threadName(line.thread)} · ${line.count.toLocaleString("en")}`,
    );
    button.addEventListener("click", () => {
      const shown = this.hidden.delete(line) || !this.hidden.add(line);
      button.setAttribute("aria-pressed", shown);
      this.drawing.redraw();
    });
    return button;
  }

  /** Some durations below this, in nanoseconds, are not told apart; 0 if all are exact. */
  get coarsest() {
    return Math.max(0, ...this.lines.map((line) => line.resolution));
  }

  get shown() {
    return this.lines.filter((line) => !this.hidden.has(line));
  }

  paint(context, width, height) {
    context.font = monospace(11);
    context.textBaseline = "middle";
    const points = this.shown.flatMap((line) => line.points);
    if (points.length === 0) {
      context.fillStyle = theme.color("faint");
      context.fillText("None was seen.", 4, 24);
      return;
    }
    this.plot = new PlotArea(points, width, height);
    this.paintUnresolved(context, width, height);
    this.paintGrid(context, width, height);
    this.shown.forEach((line) => this.paintLine(context, line));
  }

  paintUnresolved(context, width, height) {
    const top = Math.max(MARGIN.top, this.plot.y(this.coarsest));
    const bottom = height - MARGIN.bottom;
    if (this.coarsest > 0 && top < bottom) {
      context.fillStyle = theme.color("all");
      context.fillRect(MARGIN.left, top, width - MARGIN.left - MARGIN.right, bottom - top);
    }
  }

  paintGrid(context, width, height) {
    const { plot } = this;
    for (let power = plot.lowest; power <= plot.highest; power += 1) {
      const y = plot.y(10 ** power);
      context.fillStyle = theme.color("line");
      context.fillRect(MARGIN.left, y, width - MARGIN.left - MARGIN.right, 1);
      context.fillStyle = theme.color("faint");
      context.textAlign = "right";
      context.fillText(powerText(power), MARGIN.left - 8, y);
    }
    context.textAlign = "center";
    for (let nines = 0; nines <= plot.nines; nines += 1) {
      const x = plot.x(nines);
      context.fillStyle = theme.color("line");
      context.fillRect(x, MARGIN.top, 1, height - MARGIN.top - MARGIN.bottom);
      context.fillStyle = theme.color("faint");
      context.fillText(ninesText(nines), Math.min(x, width - 26), height - MARGIN.bottom + 16);
    }
    context.textAlign = "left";
  }

  paintLine(context, line) {
    context.strokeStyle = line.color;
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.beginPath();
    line.points.forEach(({ nines, nanos }) => context.lineTo(this.plot.x(nines), this.plot.y(nanos)));
    context.stroke();
  }

  hover(event) {
    const nines = this.plot?.ninesAt(this.drawing.at(event).x) ?? -1;
    if (nines < 0 || this.shown.length === 0) {
      tooltip.hide();
      return;
    }
    const lines = this.shown.map((line) => [
      line.color,
      `${this.report.threadName(line.thread)}  ${durationText(valueAt(line.points, nines), line.resolution)}`,
    ]);
    const percentile = 100 * (1 - 10 ** -nines);
    tooltip.show(event, [`${percentile.toFixed(Math.max(0, Math.ceil(nines) - 1))} % are no longer than`, ...lines]);
  }
}

/** Where percentiles and durations are, both on logarithmic axes. */
class PlotArea {
  constructor(points, width, height) {
    this.width = width - MARGIN.left - MARGIN.right;
    this.height = height - MARGIN.top - MARGIN.bottom;
    this.nines = Math.max(1, ...points.map((point) => point.nines));
    const nanos = points.map((point) => Math.log10(Math.max(point.nanos, MICRO)));
    this.lowest = Math.floor(Math.min(...nanos));
    this.highest = Math.max(Math.ceil(Math.max(...nanos)), this.lowest + 1);
  }

  x(nines) {
    return MARGIN.left + (nines / this.nines) * this.width;
  }

  y(nanos) {
    const part = (Math.log10(Math.max(nanos, MICRO)) - this.lowest) / (this.highest - this.lowest);
    return MARGIN.top + (1 - part) * this.height;
  }

  ninesAt(x) {
    const nines = ((x - MARGIN.left) / this.width) * this.nines;
    return nines > this.nines ? -1 : nines;
  }
}

/** A thread has one colour in both plots. */
function lineColor({ hold, wait }, thread) {
  const threads = [...hold.lines, ...wait.lines].map((line) => line.thread);
  return LINE_COLORS[[...new Set(threads)].indexOf(thread) % LINE_COLORS.length];
}

/** 90 % is one nine, 99 % two; the longest is where one more would be shorter than it. */
function pointsOf({ points, count }) {
  const all = [];
  for (let i = 0; i < points.length; i += 2) {
    const left = Math.max(1 - points[i] / 100, 1 / (2 * count));
    all.push({ nines: -Math.log10(left), nanos: points[i + 1] });
  }
  return all;
}

function valueAt(points, nines) {
  return (points.find((point) => point.nines >= nines) ?? points[points.length - 1]).nanos;
}

/** 0 %, 90 %, 99 %, 99.9 % */
function ninesText(nines) {
  return nines === 0 ? "0 %" : `${(100 * (1 - 10 ** -nines)).toFixed(Math.max(0, nines - 2))} %`;
}

/** 1 µs, 10 ms, 1 s */
function powerText(power) {
  const [unit, name] = power < 6 ? [3, "µs"] : power < 9 ? [6, "ms"] : [9, "s"];
  return `${10 ** (power - unit)} ${name}`;
}

