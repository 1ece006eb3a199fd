// What is under the mouse: lines of text beside it.

const tooltip = {
  /** @param lines text, or [colour, text] */
  show(event, lines) {
    tooltip.box ??= document.body.appendChild(element("div", { className: "tooltip" }));
    tooltip.box.replaceChildren(...lines.map(tooltip.line));
    tooltip.box.hidden = false;
    const { width, height } = tooltip.box.getBoundingClientRect();
    const left = Math.min(event.clientX + 14, innerWidth - width - 8);
    const below = event.clientY + 18;
    const top = below + height > innerHeight - 8 ? event.clientY - height - 12 : below;
    tooltip.box.style.left = `${Math.max(8, left)}px`;
    tooltip.box.style.top = `${Math.max(8, top)}px`;
  },

  line(line) {
    return Array.isArray(line)
      ? element("p", {}, swatch(line[0]), line[1])
      : element("p", {}, line);
  },

  hide() {
    if (tooltip.box) {
      tooltip.box.hidden = true;
    }
  },
};

