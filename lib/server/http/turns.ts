/** A place in a queue, until the returned function is called. */
type Release = () => void;

interface Line {
  running: number;
  waiting: { go: () => void }[];
}

/** How many may run and wait at the same time under one key, and how long one waits, in milliseconds. */
export interface TurnLimits {
  running: number;
  waiting: number;
  waitMs: number;
}

/**
 * Lets few run at the same time under each key; the others wait in the order in which they came. A key that is not in
 * use takes no memory.
 */
export class Turns {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly limits: TurnLimits) {}

  /** Resolves when it is the caller's turn, with the function that ends it; null if too many wait, or for too long. */
  async take(key: string): Promise<Release | null> {
    const line = this.lines.get(key) ?? { running: 0, waiting: [] };
    this.lines.set(key, line);
    if (line.running < this.limits.running) line.running++;
    else if (!(await this.waitIn(line))) return null;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.end(key, line);
    };
  }

  /** Resolves with whether a turn was handed over. */
  private waitIn(line: Line): Promise<boolean> {
    if (line.waiting.length >= this.limits.waiting) return Promise.resolve(false);
    return new Promise((resolve) => {
      const entry = { go: () => (clearTimeout(timer), resolve(true)) };
      const giveUp = () => {
        line.waiting.splice(line.waiting.indexOf(entry), 1);
        resolve(false);
      };
      const timer = setTimeout(giveUp, this.limits.waitMs);
      line.waiting.push(entry);
    });
  }

  /** Hands the turn over to the next, or gives it back. */
  private end(key: string, line: Line): void {
    const next = line.waiting.shift();
    if (next !== undefined) return next.go();
    line.running--;
    if (line.running === 0) this.lines.delete(key);
  }
}
