// Makes tabs of the page's sections: https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ says how they behave.

/** Each shows the tab of its place. */
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

class Tabs {
  /** @param onShow called with a section's id each time it is shown */
  constructor(sections, onShow) {
    this.sections = sections;
    this.onShow = onShow;
    this.list = element("div", { role: "tablist", "aria-label": "Report" });
    this.tabs = sections.map((section, number) => this.tabOf(section, number));
    this.list.append(...this.tabs);
    this.list.addEventListener("keydown", (event) => this.move(event));
    document.addEventListener("keydown", (event) => this.jump(event));
  }

  tabOf(section, number) {
    const tab = element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${section.id}`,
        "aria-controls": section.id,
        title: number < KEYS.length ? `Key ${KEYS[number]}` : "",
      },
      section.querySelector("h2").textContent,
    );
    section.setAttribute("role", "tabpanel");
    section.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => this.show(number));
    return tab;
  }

  show(number) {
    this.shown = number;
    this.tabs.forEach((tab, i) => {
      tab.setAttribute("aria-selected", i === number);
      tab.tabIndex = i === number ? 0 : -1;
      this.sections[i].hidden = i !== number;
    });
    this.tabs[number].scrollIntoView({ block: "nearest", inline: "nearest" });
    this.onShow(this.sections[number].id);
  }

  /** Arrow keys, Home and End, from tab to tab. */
  move(event) {
    const last = this.tabs.length - 1;
    const to = {
      ArrowRight: this.shown === last ? 0 : this.shown + 1,
      ArrowLeft: this.shown === 0 ? last : this.shown - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.show(to);
      this.tabs[to].focus();
    }
  }

  /** The digits, from everywhere but a field that is typed into. */
  jump(event) {
    const number = KEYS.indexOf(event.key);
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    if (!modified && this.tabs[number] && !event.target.matches("input, select")) {
      this.show(number);
      this.tabs[number].focus();
    }
  }
}

