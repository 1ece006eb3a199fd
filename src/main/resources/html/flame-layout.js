// Where each call of a flame graph is.

/** Narrower ones, in pixels, are not drawn. */
const NARROWEST = 0.4;

/**
 * Rows of boxes, the root's first; left and width are parts of the whole width. The zoomed call
 * takes all of it, and so do its callers.
 */
function layOut(zoomed, pixels) {
  const rows = zoomed.callers().map((call) => [{ call, left: 0, width: 1 }]);
  const place = (call, depth, left, width) => {
    (rows[depth] ??= []).push({ call, left, width });
    let from = left;
    for (const child of call.children) {
      const part = (width * child.micros) / call.micros;
      if (part * pixels >= NARROWEST) {
        place(child, depth + 1, from, part);
      }
      from += part;
    }
  };
  place(zoomed, rows.length, 0, 1);
  return rows;
}

/** The box at a place, if there is one. */
function boxAt(rows, depth, part) {
  return rows[depth]?.find((box) => part >= box.left && part < box.left + box.width);
}

/** The time of the calls that were found, of which no caller was found: each time counts once. */
function foundMicros(call, isFound) {
  if (isFound(call)) {
    return call.micros;
  }
  return call.children.reduce((sum, child) => sum + foundMicros(child, isFound), 0);
}

