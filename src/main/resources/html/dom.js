// Elements made from what is never taken for markup: names come from a process that nobody vouches for.

/** An element with these properties; children are elements or text. */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && !name.startsWith("aria")) {
      made[name] = value;
    } else {
      made.setAttribute(name, value);
    }
  }
  made.append(...children);
  return made;
}

/** A square of a colour. */
function swatch(color) {
  const square = element("span", { className: "swatch", "aria-hidden": "true" });
  square.style.background = color;
  return square;
}

/** A legend of [colour, text] pairs. */
function legend(entries) {
  const keys = entries.map(([color, text]) =>
    element("span", { className: "key" }, swatch(color), text),
  );
  return element("p", { className: "legend" }, ...keys);
}

/** A box to tick. */
function checkbox(text, onChange) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => onChange(box.checked));
  return element("label", {}, box, text);
}

/** A list to choose from: [value, text] pairs. */
function choice(label, options, onChange) {
  const list = element("select", { "aria-label": label });
  for (const [value, text] of options) {
    list.append(element("option", { value: String(value) }, text));
  }
  list.addEventListener("change", () => onChange(list.value));
  return list;
}

