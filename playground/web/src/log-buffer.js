/** How many lines of a run are kept. */
export const KEPT_LINES = 5000;

/** Lines until they are posted: the first and the last of many, and how many were left out between. */
export class LogBuffer {
  constructor(most) {
    this.half = most / 2;
    this.clear();
  }

  clear() {
    this.first = [];
    this.last = [];
    this.dropped = 0;
  }

  add(line) {
    if (this.first.length < this.half) {
      this.first.push(line);
      return;
    }
    this.last.push(line);
    if (this.last.length > 2 * this.half) {
      this.dropped += this.half;
      this.last = this.last.slice(this.half);
    }
  }

  /** Adds what another one has taken, which comes after. */
  addAll({ first, dropped, last }) {
    first.forEach((line) => this.add(line));
    if (dropped > 0) {
      this.dropped += dropped + this.last.length;
      this.last = [];
    }
    last.forEach((line) => this.add(line));
  }

  /** All that is kept, in order: the lines before and behind those that were left out. */
  kept() {
    const left = Math.max(0, this.last.length - this.half);
    return { first: this.first, dropped: this.dropped + left, last: this.last.slice(left) };
  }

  take() {
    const taken = this.kept();
    this.clear();
    return taken;
  }
}
