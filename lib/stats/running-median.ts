/** The median of the newest `size` of the numbers pushed; of an even number of them the lower middle. */
export class RunningMedian {
  private readonly arrived: number[] = [];
  private readonly sorted: number[] = [];
  private oldest = 0;

  constructor(private readonly size: number) {}

  /** How many numbers the median is of. */
  get count(): number {
    return this.sorted.length;
  }

  /** 0 for none. */
  get value(): number {
    return this.sorted[(this.sorted.length - 1) >> 1] ?? 0;
  }

  push(value: number): void {
    if (this.arrived.length < this.size) {
      this.arrived.push(value);
    } else {
      this.sorted.splice(this.place(this.arrived[this.oldest] ?? 0), 1);
      this.arrived[this.oldest] = value;
      this.oldest = (this.oldest + 1) % this.size;
    }
    this.sorted.splice(this.place(value), 0, value);
  }

  /** Of the first number that is not smaller. */
  private place(value: number): number {
    let low = 0;
    for (let high = this.sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
