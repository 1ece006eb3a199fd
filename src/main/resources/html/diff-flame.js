
// A differential flame graph: as wide as one side's time, in the colour of the change.

/** From here on, in parts of the time, a change has the full colour. */
const STRONG = 0.03;

/** What painters take of a call: its change, and whether that is more than noise. */
class DiffPainter extends FlamePainter {
  kindOf(call, view) {
    if (view.isFound?.(call)) {
      return "found";
    }
    if (!call.told) {
      return "all";
    }
    const strength = Math.abs(call.after - call.before) < STRONG ? "-a-little" : "";
    return (call.after > call.before ? "grown" : "shrunk") + strength;
  }
}

class DiffFlame extends Flame {
  /** @param tree callers, functions, lines, and the parts of the time before and after */
  constructor(report, place, tree) {
    super(report, place, { label: tree.label, nothing: "Nothing of it on this side.", tree, edges: [] });
  }

  build() {
    this.side = "after";
    this.painter = new DiffPainter(this.report);
    super.build();
    this.place.querySelector(".legend").replaceWith(
      legend([
        ["var(--grown)", "more than before"],
        ["var(--grown-a-little)", "a little more"],
        ["var(--shrunk)", "less"],
        ["var(--shrunk-a-little)", "a little less"],
        ["var(--all)", "no change that can be told"],
      ]),
    );
  }

  start() {
    const sides = [["after", "As wide as after"], ["before", "As wide as before"]];
    this.toolbar.replaceChildren(
      choice("Widths", sides, (side) => {
        this.side = side;
        this.grow();
      }),
      this.rootBelowBox(),
      this.search,
      this.found,
      this.reset,
    );
    this.grow();
  }

  grow() {
    const { tree } = this.kind;
    const calls = tree.functions.map(() => null);
    this.root = new Call(-1, "all", null);
    tree.functions.forEach((frame, node) => {
      const caller = calls[tree.callers[node]] ?? this.root;
      const call = caller.called(frame, tree.lines[node], 1);
      call.before = tree.before[node];
      call.after = tree.after[node];
      call.told = tree.told[node] === 1;
      call.micros = call[this.side];
      calls[node] = call;
    });
    const tops = [...this.root.byKey.values()];
    this.root.before = tops.reduce((sum, call) => sum + call.before, 0);
    this.root.after = tops.reduce((sum, call) => sum + call.after, 0);
    this.root.micros = this.root[this.side];
    this.root.sort();
    this.selected = null;
    this.zoomTo(this.root);
  }

  figures(call) {
    const points = 100 * (call.after - call.before);
    const change = `${points < 0 ? "" : "+"}${points.toFixed(1)} points`;
    const known = call.told || call === this.root ? change : `${change}, no more than noise`;
    return [`${percentText(call.before)} before`, `${percentText(call.after)} after`, known];
  }
}
