// Light and dark: what the system says, until the button says otherwise.

const theme = {
  listeners: [],
  resolved: new Map(),

  isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  },

  /** A colour of the style sheet, by its name, as a canvas understands it. */
  color(name) {
    if (!theme.resolved.has(name)) {
      const probe = document.body.appendChild(element("span", { hidden: true }));
      probe.style.color = `var(--${name})`;
      theme.resolved.set(name, getComputedStyle(probe).color);
      probe.remove();
    }
    return theme.resolved.get(name);
  },

  /** What is drawn must be drawn anew in other colours. */
  changed() {
    theme.resolved.clear();
    const dark = theme.isDark();
    theme.button.textContent = dark ? "Light" : "Dark";
    theme.button.setAttribute("aria-label", dark ? "Use light colours" : "Use dark colours");
    theme.listeners.forEach((listener) => listener());
  },

  start() {
    theme.button = document.getElementById("theme");
    theme.button.hidden = false;
    theme.button.addEventListener("click", () => {
      document.documentElement.dataset.theme = theme.isDark() ? "light" : "dark";
      theme.changed();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", theme.changed);
    theme.changed();
  },
};

