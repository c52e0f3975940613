interface Entry<T> {
  at: number;
  no: number;
  item: T;
}

/** A priority queue by time, as a binary heap. Items of equal time keep their order. */
export class TimeQueue<T> {
  private readonly heap: Entry<T>[] = [];
  private count = 0;

  get size(): number {
    return this.heap.length;
  }

  /** The time of the earliest item; Infinity if the queue is empty. */
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

  /** Removes and returns the earliest item; undefined if the queue is empty. */
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
