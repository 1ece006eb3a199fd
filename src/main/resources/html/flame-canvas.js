// Draws the boxes of a flame graph.

const ROW = 19;

class FlamePainter {
  /** @param report names the frames and knows their owners */
  constructor(report) {
    this.report = report;
  }

  /**
   * view: rows, zoomed, selected, isFound (null while nothing is searched), rootBelow; edges are the
   * states that show as a red edge.
   */
  paint(context, width, height, view) {
    context.font = monospace(12);
    context.textBaseline = "middle";
    view.rows.forEach((row, depth) => {
      const top = rowTop(depth, height, view.rootBelow);
      row.forEach((box) => this.paintBox(context, box, top, width, view));
    });
  }

  paintBox(context, box, top, width, view) {
    const left = box.left * width;
    const boxWidth = Math.max(box.width * width - (box.width * width > 3 ? 1 : 0), 0.5);
    const kind = this.kindOf(box.call, view);
    context.globalAlpha = this.alphaOf(box.call, view);
    context.fillStyle = theme.color(kind);
    context.fillRect(left, top, boxWidth, ROW - 1);
    this.paintEdges(context, box.call, left, top, boxWidth, view);
    if (boxWidth > 24) {
      context.fillStyle = theme.color(`${kind}-text`);
      const text = this.textOf(box.call);
      context.fillText(fitText(context, text, boxWidth - 9), left + 5, top + ROW / 2);
    }
    context.globalAlpha = 1;
    if (box.call === view.selected) {
      context.strokeStyle = theme.color("text");
      context.lineWidth = 2;
      context.strokeRect(left + 1, top + 1, Math.max(boxWidth - 2, 1), ROW - 3);
    }
  }

  kindOf(call, view) {
    if (view.isFound?.(call)) {
      return "found";
    }
    return call.frame < 0 ? "all" : OWNERS[this.report.frames.owners[call.frame]];
  }

  /** What only leads to the zoomed call, or was not found, stands back. */
  alphaOf(call, view) {
    if (view.isFound && !view.isFound(call)) {
      return 0.4;
    }
    return view.zoomed.callers().includes(call) ? 0.6 : 1;
  }

  paintEdges(context, call, left, top, width, view) {
    let from = left;
    for (const state of view.edges) {
      const part = (width * (call.byState.get(state) ?? 0)) / call.micros;
      context.fillStyle = this.report.stateColor(state);
      context.fillRect(from, top + ROW - 5, part, 4);
      from += part;
    }
  }

  textOf(call) {
    return call.frame < 0 ? call.text : this.report.frameText(call.frame, call.line);
  }
}

/** Where a row is: the root's at the top, or at the bottom. */
function rowTop(depth, height, rootBelow) {
  return rootBelow ? height - (depth + 1) * ROW : depth * ROW;
}

