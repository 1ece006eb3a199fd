// From samples to a tree of calls.

/** The samples of some states' stacks; a lane is what the tree may be split by. */
function stackSamples(process, states) {
  const { tree, samples } = process.stacks;
  const taken = [];
  for (let i = 0; i < samples.length; i += 5) {
    const [node, thread, , state, micros] = samples.slice(i, i + 5);
    if (states.has(state)) {
      taken.push({ node, thread, lane: thread, state, micros });
    }
  }
  return { tree, samples: taken };
}

/** The samples of who made others wait: chosen by the one who waited, split by the holder. */
function blameSamples(process, waiting) {
  const { tree, samples } = process.blame;
  const taken = [];
  for (let i = 0; i < samples.length; i += 4) {
    const [node, waiter, holder, micros] = samples.slice(i, i + 4);
    taken.push({ node, thread: waiter, lane: holder, state: waiting, micros });
  }
  return { tree, samples: taken };
}

class Call {
  constructor(frame, text, caller) {
    this.frame = frame;
    this.text = text;
    this.caller = caller;
    this.micros = 0;
    this.selfMicros = 0;
    this.byState = new Map();
    this.byKey = new Map();
    this.line = 0;
    this.lineMicros = 0;
  }

  add(state, micros) {
    this.micros += micros;
    this.byState.set(state, (this.byState.get(state) ?? 0) + micros);
  }

  /** A call of a function; the line of the most time is its line. */
  called(frame, line, micros) {
    const call = this.child(frame, null);
    if (micros > call.lineMicros) {
      call.line = line;
      call.lineMicros = micros;
    }
    return call;
  }

  /** A line of its own under which calls stand, with a text of its own. */
  lane(key, text) {
    return this.child(`lane ${key}`, text);
  }

  child(key, text) {
    if (!this.byKey.has(key)) {
      this.byKey.set(key, new Call(text === null ? key : -1, text, this));
    }
    return this.byKey.get(key);
  }

  /** Puts the calls from here on in order, most time first. */
  sort() {
    this.children = [...this.byKey.values()].sort((a, b) => b.micros - a.micros);
    this.children.forEach((child) => child.sort());
    return this;
  }

  /** All that leads here, from the root; without itself. */
  callers() {
    const callers = [];
    for (let call = this.caller; call; call = call.caller) {
      callers.unshift(call);
    }
    return callers;
  }
}

/**
 * All samples laid over each other.
 *
 * options: thread (a number, or null for all), byLane (a branch for each lane), leafFirst (from the
 * function that runs to its callers), laneText.
 */
function callTree(source, options) {
  const root = new Call(-1, "all", null);
  for (const sample of source.samples) {
    if (options.thread !== null && sample.thread !== options.thread) {
      continue;
    }
    let call = root;
    call.add(sample.state, sample.micros);
    if (options.byLane) {
      call = call.lane(sample.lane, options.laneText(sample.lane));
      call.add(sample.state, sample.micros);
    }
    for (const node of pathOf(source.tree, sample.node, options.leafFirst)) {
      call = call.called(source.tree.functions[node], source.tree.lines[node], sample.micros);
      call.add(sample.state, sample.micros);
    }
    call.selfMicros += sample.micros;
  }
  return root.sort();
}

function pathOf(tree, leaf, leafFirst) {
  const path = [];
  for (let node = leaf; node >= 0; node = tree.callers[node]) {
    path.push(node);
  }
  return leafFirst ? path : path.reverse();
}

