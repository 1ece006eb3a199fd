// What each thread did over time: a row a thread, filled by state; drag to zoom.

const LANE = 30;
const LANE_GAP = 6;
const AXIS = 24;

class Timeline {
  constructor(report, place) {
    this.report = report;
    this.drawing = new Drawing(
      "Timeline. Arrow keys move, + and - zoom, Escape shows all.",
      (context, width, height) => this.paint(context, width, height),
    );
    this.reset = element("button", { type: "button", disabled: true }, "Show all");
    this.range = element("span", { className: "found", role: "status" });
    this.note = element("p", { className: "note" });
    const states = report.states.map((name) => [`var(--${name})`, name]);
    place.replaceChildren(
      legend(states),
      element("div", { className: "toolbar" }, this.range, this.reset),
      this.drawing.canvas,
      this.note,
    );
    this.listen();
    report.listeners.push(() => this.start());
    this.start();
  }

  start() {
    this.timeline = this.report.process.timeline;
    this.rows = this.timeline.rows;
    const leftOut = this.timeline.left_out;
    this.note.textContent = leftOut ? `Left out: ${countText(leftOut, "less busy thread", "less busy threads")}.` : "";
    this.drawing.setHeight(AXIS + this.rows.length * (LANE + LANE_GAP));
    this.showAll();
  }

  showAll() {
    this.zoom(0, this.report.windowNanos);
  }

  zoom(from, to) {
    const least = Math.max(this.timeline.width_ns, 1);
    const width = Math.min(Math.max(to - from, least), this.report.windowNanos);
    this.from = Math.min(Math.max(from, 0), this.report.windowNanos - width);
    this.to = this.from + width;
    this.reset.disabled = width === this.report.windowNanos;
    this.range.textContent = `${axisText(this.from)} – ${axisText(this.to)}, in stretches of ${durationText(this.timeline.width_ns)}`;
    this.drawing.redraw();
  }

  /** Names take a part of the width on the left. */
  nameWidth(width) {
    return width < 700 ? 96 : 170;
  }

  xOf(nanos, width) {
    const left = this.nameWidth(width);
    return left + ((nanos - this.from) / (this.to - this.from)) * (width - left);
  }

  nanosAt(x) {
    const left = this.nameWidth(this.drawing.width);
    return this.from + ((x - left) / (this.drawing.width - left)) * (this.to - this.from);
  }

  paint(context, width, height) {
    context.font = monospace(12);
    context.textBaseline = "middle";
    this.paintAxis(context, width, height);
    this.rows.forEach((row, i) => this.paintRow(context, row, AXIS + i * (LANE + LANE_GAP), width));
    if (this.dragged) {
      const [from, to] = this.dragged;
      context.fillStyle = theme.color("accent");
      context.globalAlpha = 0.2;
      context.fillRect(Math.min(from, to), 0, Math.abs(to - from), height);
      context.globalAlpha = 1;
    }
  }

  paintAxis(context, width, height) {
    const step = niceStep((this.to - this.from) / (width / 120));
    for (let at = Math.ceil(this.from / step) * step; at <= this.to; at += step) {
      const x = this.xOf(at, width);
      context.fillStyle = theme.color("line");
      context.fillRect(x, AXIS - 4, 1, height - AXIS + 4);
      context.fillStyle = theme.color("faint");
      const text = axisText(at);
      const left = Math.min(x - context.measureText(text).width / 2, width - context.measureText(text).width);
      context.fillText(text, left, AXIS / 2);
    }
  }

  paintRow(context, row, top, width) {
    const left = this.nameWidth(width);
    context.fillStyle = theme.color("text");
    const name = this.report.threadName(row.thread);
    context.fillText(fitText(context, name, left - 12), 0, top + LANE / 2);
    context.save();
    context.beginPath();
    context.rect(left, top, width - left, LANE);
    context.clip();
    context.fillStyle = theme.color("raised");
    context.fillRect(left, top, width - left, LANE);
    this.stretches(row).forEach((stretch) => this.paintStretch(context, stretch, top, width));
    context.restore();
  }

  paintStretch(context, { from, to, shares }, top, width) {
    const x = this.xOf(from, width);
    // A little wider than it is, so that no gap shows between neighbours.
    const columns = this.xOf(to, width) - x + 0.6;
    let bottom = top + LANE;
    shares.forEach((share, state) => {
      const rise = share * LANE;
      context.fillStyle = this.report.stateColor(state);
      context.fillRect(x, bottom - rise, columns, rise);
      bottom -= rise;
    });
  }

  /** A row's stretches that are in sight. */
  stretches(row) {
    const states = this.report.states.length;
    const width = this.timeline.width_ns;
    const seen = [];
    for (let i = 0; i < row.stretches.length; i += 1 + states) {
      const from = row.stretches[i] * width;
      const to = Math.min(from + width, this.report.windowNanos);
      if (to > this.from && from < this.to) {
        const shares = row.stretches.slice(i + 1, i + 1 + states).map((part) => part / 1000);
        seen.push({ from, to, shares });
      }
    }
    return seen;
  }

  hover(event) {
    const { x, y } = this.drawing.at(event);
    const row = this.rows[Math.floor((y - AXIS) / (LANE + LANE_GAP))];
    const at = this.nanosAt(x);
    const stretch = row && this.stretches(row).find(({ from, to }) => at >= from && at < to);
    if (!stretch || at < this.from) {
      tooltip.hide();
      return;
    }
    const states = stretch.shares.flatMap((share, state) =>
      share > 0
        ? [[this.report.stateColor(state), `${this.report.states[state]} ${percentText(share)}`]]
        : [],
    );
    tooltip.show(event, [
      this.report.threadLabel(row.thread),
      `${axisText(stretch.from)} – ${axisText(stretch.to)}`,
      ...states,
    ]);
  }

  listen() {
    const { canvas } = this.drawing;
    canvas.addEventListener("mousedown", (event) => {
      const { x } = this.drawing.at(event);
      this.dragged = x > this.nameWidth(this.drawing.width) ? [x, x] : null;
    });
    canvas.addEventListener("mousemove", (event) => {
      if (this.dragged) {
        this.dragged[1] = this.drawing.at(event).x;
        tooltip.hide();
        this.drawing.redraw();
      } else {
        this.hover(event);
      }
    });
    addEventListener("mouseup", () => this.drop());
    canvas.addEventListener("dblclick", () => this.showAll());
    canvas.addEventListener("keydown", (event) => this.press(event));
    this.reset.addEventListener("click", () => this.showAll());
  }

  /** What was dragged over is zoomed to, unless it was a mere click. */
  drop() {
    const dragged = this.dragged;
    this.dragged = null;
    if (dragged && Math.abs(dragged[1] - dragged[0]) > 4) {
      const [from, to] = dragged.map((x) => this.nanosAt(x)).sort((a, b) => a - b);
      this.zoom(from, to);
    }
  }

  press(event) {
    const width = this.to - this.from;
    const zooms = {
      ArrowLeft: [this.from - width / 4, this.to - width / 4],
      ArrowRight: [this.from + width / 4, this.to + width / 4],
      "+": [this.from + width / 4, this.to - width / 4],
      "-": [this.from - width / 2, this.to + width / 2],
    };
    if (zooms[event.key]) {
      event.preventDefault();
      this.zoom(...zooms[event.key]);
    }
  }
}

/** A moment of the recording: 0, 0.5 s, 2 s. */
function axisText(nanos) {
  return nanos === 0 ? "0" : `${Number((nanos / SECOND).toPrecision(4))} s`;
}

/** The next of 1, 2, 5, 10, 20, ... */
function niceStep(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least);
}

