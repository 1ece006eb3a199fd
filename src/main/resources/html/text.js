// Durations and shares as the text report writes them.

const MICRO = 1e3;
const MILLI = 1e6;
const SECOND = 1e9;
const UNKNOWN = "\u2013";

/** 41 µs, 5.3 ms, 10.0 s; below the resolution "<1 ms". Both are in nanoseconds. */
function durationText(nanos, resolution = 0) {
  const least = Math.max(MICRO, resolution);
  if (nanos > 0 && nanos < least) {
    return `<${durationText(least)}`;
  }
  const digits = resolution >= MILLI ? 0 : 1;
  if (nanos < MILLI) {
    return `${Math.round(nanos / MICRO)} µs`;
  }
  return nanos < SECOND
    ? `${(nanos / MILLI).toFixed(digits)} ms`
    : `${(nanos / SECOND).toFixed(nanos < 10 * SECOND ? 2 : 1)} s`;
}

/** A share of 0 to 1: 12.3 %, <0.1 %; a dash where it is not known. */
function percentText(share) {
  if (!Number.isFinite(share)) {
    return UNKNOWN;
  }
  return share > 0 && share < 0.0005 ? "<0.1 %" : `${(100 * share).toFixed(1)} %`;
}

/** 1 branch, 4,000 branches */
function countText(count, one, several) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}

/** A path's last part. */
function fileName(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

