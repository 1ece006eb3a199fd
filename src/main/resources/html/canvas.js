// A canvas that is as wide as its place and as sharp as the screen.

class Drawing {
  /** @param draw called with the context and the size in CSS pixels whenever it must be drawn */
  constructor(label, draw) {
    this.draw = draw;
    this.canvas = element("canvas", { tabIndex: 0, role: "application", "aria-label": label });
    this.canvas.addEventListener("mouseleave", () => tooltip.hide());
    new ResizeObserver(() => this.redraw()).observe(this.canvas);
    theme.listeners.push(() => this.redraw());
  }

  setHeight(height) {
    this.height = Math.max(1, Math.round(height));
    this.canvas.style.height = `${this.height}px`;
  }

  get width() {
    return this.canvas.clientWidth;
  }

  redraw() {
    if (!this.width || !this.height) {
      return;
    }
    const scale = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    const context = this.canvas.getContext("2d");
    context.scale(scale, scale);
    this.draw(context, this.width, this.height);
  }

  /** Where on the canvas a mouse event is, in CSS pixels. */
  at(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

/** A font of the page's, so many pixels high. */
function monospace(pixels) {
  return `${pixels}px ${getComputedStyle(document.documentElement).getPropertyValue("--mono")}`;
}

/** The text if it fits, else its beginning and an ellipsis; "" where not even that fits. */
function fitText(context, text, width) {
  if (context.measureText(text).width <= width) {
    return text;
  }
  const letters = Math.floor(width / context.measureText("0").width) - 1;
  return letters < 1 ? "" : `${text.slice(0, letters)}…`;
}

