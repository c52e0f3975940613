interface Entry<T> {
  at: number;
  no: number;
  item: T;
}

/** What is to come, earliest first; of equal times the one that was put in first (binary heap). */
export class TimeQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private count = 0;

  get size(): number {
    return this.heap.length;
  }

  /** Time of the earliest item; Infinity when there is none. */
  get nextAt(): number {
    return this.heap[0]?.at ?? Infinity;
  }

  push(at: number, item: T): void {
    const entry = { at, no: this.count++, item };
    let i = this.heap.length;
    this.heap.push(entry);
    while (i > 0) {
      const up = (i - 1) >> 1;
      const parent = this.heap[up];
      if (!parent || !before(entry, parent)) break;
      this.heap[i] = parent;
      i = up;
    }
    this.heap[i] = entry;
  }

  /** Takes the earliest item out; undefined when there is none. */
  pop(): { at: number; item: T } | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (top && last && top !== last) this.sink(last);
    return top;
  }

  private sink(entry: Entry<T>): void {
    let i = 0;
    for (;;) {
      const left = this.heap[2 * i + 1];
      const right = this.heap[2 * i + 2];
      if (!left) break;
      const down = right && before(right, left) ? 2 * i + 2 : 2 * i + 1;
      const child = down === 2 * i + 1 ? left : right;
      if (!child || !before(child, entry)) break;
      this.heap[i] = child;
      i = down;
    }
    this.heap[i] = entry;
  }
}

function before<T>(a: Entry<T>, b: Entry<T>): boolean {
  return a.at < b.at || (a.at === b.at && a.no < b.no);
}
