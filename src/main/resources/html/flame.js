// A flame graph: choose, search, zoom, by mouse and by keyboard.

class Flame {
  /**
   * kind: label, sampleOf (a process to samples), edges (states that show as an edge), whose (what
   * the list of threads chooses), laneText, splitText.
   */
  constructor(report, place, kind) {
    this.report = report;
    this.place = place;
    this.kind = kind;
    this.drawing = new Drawing(
      `${kind.label}. Arrow keys go from call to call, Enter zooms, Escape shows all, / searches.`,
      (context, width, height) => this.paint(context, width, height),
    );
    this.options = { thread: null, byLane: false, leafFirst: false, laneText: kind.laneText };
    this.rootBelow = false;
    this.build();
    this.listen();
    report.listeners.push(() => this.start());
    this.start();
  }

  build() {
    this.painter ??= new FlamePainter(this.report);
    this.search = element("input", { type: "search", placeholder: "Search  /", "aria-label": "Search functions and files" });
    this.found = element("span", { className: "found", role: "status" });
    this.reset = element("button", { type: "button", disabled: true }, "Show all");
    this.status = element("p", { className: "status", role: "status" });
    this.toolbar = element("div", { className: "toolbar" });
    this.note = element("p", { className: "note" });
    const owners = OWNER_TEXTS.map((text, i) => [`var(--${OWNERS[i]})`, text]);
    const edges = this.kind.edges.map((state) => {
      const name = this.report.states[state];
      return [`var(--${name})`, name];
    });
    this.place.replaceChildren(
      this.toolbar,
      this.drawing.canvas,
      this.status,
      legend([...owners, ...edges]),
      this.note,
    );
  }

  /** From the beginning, with the process that is drawn. */
  start() {
    this.source = this.kind.samplesOf(this.report.process);
    this.options.thread = null;
    const threads = this.report.shownThreads.map((number) => [number, this.report.threadLabel(number)]);
    this.toolbar.replaceChildren(
      choice(this.kind.whose, [["", this.kind.whose], ...threads], (value) => {
        this.options.thread = value === "" ? null : Number(value);
        this.grow();
      }),
      checkbox(this.kind.splitText, (checked) => this.option("byLane", checked)),
      checkbox("leaf first", (checked) => this.option("leafFirst", checked)),
      this.rootBelowBox(),
      this.search,
      this.found,
      this.reset,
    );
    const { left_out: leftOut, small } = this.source.tree;
    this.note.textContent = leftOut
      ? `Left out below ${100 * small} %: ${countText(leftOut, "branch", "branches")}. Such time counts for the callers.`
      : "";
    this.grow();
  }

  rootBelowBox() {
    return checkbox("root below", (checked) => {
      this.rootBelow = checked;
      this.drawing.redraw();
    });
  }

  option(name, value) {
    this.options[name] = value;
    this.grow();
  }

  /** Makes the tree anew. */
  grow() {
    this.root = callTree(this.source, this.options);
    this.selected = null;
    this.zoomTo(this.root);
  }

  zoomTo(call) {
    this.zoomed = call;
    this.reset.disabled = call === this.root;
    this.say(call === this.root ? null : call);
    this.lookFor(this.search.value);
  }

  lookFor(text) {
    const wanted = text.trim().toLowerCase();
    this.isFound = wanted ? (call) => this.matches(call, wanted) : null;
    this.found.textContent = this.isFound
      ? `${percentText(foundMicros(this.root, this.isFound) / this.root.micros)} found`
      : "";
    this.lay();
  }

  matches(call, wanted) {
    if (call.frame < 0) {
      return call !== this.root && call.text.toLowerCase().includes(wanted);
    }
    const { functions, files } = this.report.frames;
    return `${functions[call.frame]} ${files[call.frame]}`.toLowerCase().includes(wanted);
  }

  lay() {
    this.empty = this.root.micros === 0;
    this.rows = this.empty ? [] : layOut(this.zoomed, this.drawing.width || 1000);
    this.drawing.setHeight(this.empty ? 40 : Math.max(3, this.rows.length) * ROW);
    this.drawing.redraw();
  }

  paint(context, width, height) {
    if (this.empty) {
      context.font = monospace(13);
      context.fillStyle = theme.color("faint");
      context.fillText(this.kind.nothing, 4, 24);
      return;
    }
    this.rows = layOut(this.zoomed, width);
    this.painter.paint(context, width, height, {
      rows: this.rows,
      zoomed: this.zoomed,
      selected: this.selected,
      isFound: this.isFound,
      rootBelow: this.rootBelow,
      edges: this.kind.edges,
    });
  }

  /** The time of a call, its part of this picture and of the window. */
  figures(call) {
    const nanos = call.micros * MICRO;
    const figures = [
      durationText(nanos),
      `${percentText(call.micros / this.root.micros)} of this picture`,
      `${percentText(nanos / this.report.windowNanos)} of the time`,
    ];
    return call.selfMicros && call.selfMicros < call.micros
      ? [...figures, `${durationText(call.selfMicros * MICRO)} in itself`]
      : figures;
  }

  say(call) {
    this.status.textContent = call
      ? `${this.painter.textOf(call)} · ${this.figures(call).join(" · ")}`
      : "";
  }

  listen() {
    const { canvas } = this.drawing;
    canvas.addEventListener("mousemove", (event) => this.hover(event));
    canvas.addEventListener("click", (event) => {
      const box = this.boxUnder(event);
      if (box) {
        this.selected = box.call;
        this.zoomTo(box.call);
      }
    });
    canvas.addEventListener("keydown", (event) => this.press(event));
    this.search.addEventListener("input", () => this.lookFor(this.search.value));
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.search.value = "";
        this.lookFor("");
      }
    });
    this.reset.addEventListener("click", () => this.showAll());
  }

  boxUnder(event) {
    const { x, y } = this.drawing.at(event);
    const depth = Math.floor((this.rootBelow ? this.drawing.height - y : y) / ROW);
    return boxAt(this.rows, depth, x / this.drawing.width);
  }

  hover(event) {
    const box = this.boxUnder(event);
    this.drawing.canvas.style.cursor = box ? "pointer" : "default";
    if (!box) {
      tooltip.hide();
      return;
    }
    const { call } = box;
    const file = call.frame < 0 ? [] : [this.placeOf(call)];
    const states = call.byState.size < 2 ? [] : [...call.byState].map(([state, micros]) => [
      this.report.stateColor(state),
      `${this.report.states[state]} ${percentText(micros / call.micros)}`,
    ]);
    tooltip.show(event, [
      this.painter.textOf(call),
      ...file.filter((text) => text),
      this.figures(call).join(" · "),
      ...states,
    ]);
  }

  placeOf(call) {
    const file = this.report.frames.files[call.frame];
    return call.line ? `${file}:${call.line}` : file;
  }

  showAll() {
    this.selected = null;
    this.zoomTo(this.root);
  }

  /** Keys of the canvas: to the callers and the called, to the neighbours. */
  press(event) {
    const from = this.selected ?? this.zoomed;
    const siblings = from.caller?.children ?? [from];
    const place = siblings.indexOf(from);
    const deeper = this.rootBelow ? "ArrowUp" : "ArrowDown";
    const shallower = this.rootBelow ? "ArrowDown" : "ArrowUp";
    const to = {
      [deeper]: this.selected ? from.children[0] : from,
      [shallower]: from.caller,
      ArrowRight: siblings[place + 1],
      ArrowLeft: siblings[place - 1],
    }[event.key];
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      this.select(to ?? from);
    } else if (event.key === "Enter") {
      this.zoomTo(from);
    }
  }

  /** A call outside of what is zoomed to is shown by zooming out. */
  select(call) {
    this.selected = call;
    const inside = call === this.zoomed || call.callers().includes(this.zoomed);
    if (!inside) {
      this.zoomTo(this.zoomed.callers().includes(call) ? call : (call.caller ?? this.root));
    }
    this.say(call);
    this.drawing.redraw();
  }
}

