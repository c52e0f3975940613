/** The median of the newest `size` pushed numbers. For an even count it is the lower of the two in the middle. */
export class RunningMedian {
  private readonly arrived: number[] = [];
  private readonly sorted: number[] = [];
  private oldest = 0;

  constructor(private readonly size: number) {}

  /** How many numbers the median covers. */
  get count(): number {
    return this.sorted.length;
  }

  /** 0 if there are no numbers. */
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

  /** The index of the first number that is not smaller than `value`. */
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
