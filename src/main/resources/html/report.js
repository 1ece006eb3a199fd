// The page's data, as PageData.java writes it, and words for it.

const NOBODY = -1;
const OWNERS = ["user", "library", "native-code", "all"];
const OWNER_TEXTS = ["your code", "library", "native function"];

class Report {
  constructor(data) {
    this.states = data.states;
    this.frames = data.frames;
    this.processes = data.processes ?? [];
    this.process = this.processes[0];
    this.trees = data.trees ?? [];
    this.listeners = [];
  }

  /** How long the process was observed that is drawn. */
  get windowNanos() {
    return this.process.window_ns;
  }

  /** Makes another process the one that is drawn. */
  choose(number) {
    this.process = this.processes[number];
    this.listeners.forEach((listener) => listener());
  }

  /** What a thread is called; below 0 are nobody and somebody not known. */
  threadName(number) {
    const thread = this.process.threads[number];
    if (!thread) {
      return number === NOBODY ? "nobody" : "a thread not known";
    }
    return thread.name || (thread.tid ? `TID ${thread.tid}` : UNKNOWN);
  }

  /** The same with its TID, since names may be alike. */
  threadLabel(number) {
    const { name, tid } = this.process.threads[number];
    return name && tid ? `${name} (${tid})` : this.threadName(number);
  }

  /** The numbers of the threads that are shown. */
  get shownThreads() {
    return this.process.threads.flatMap((thread, number) => (thread.shown ? [number] : []));
  }

  /** score_batch (model.py:88) */
  frameText(frame, line) {
    const place = fileName(this.frames.files[frame]);
    const function_ = this.frames.functions[frame].split("<locals>.").pop();
    return place ? `${function_} (${place}${line ? `:${line}` : ""})` : function_;
  }

  stateColor(state) {
    return theme.color(this.states[state]);
  }
}

