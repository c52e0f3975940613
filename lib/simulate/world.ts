import type { Millis } from "@/lib/time/units";
import type { RealWorld } from "./device";
import { Knowledge } from "./knowledge";
import { Life } from "./life";
import { Pace } from "./pace";
import { personOf } from "./people";
import type { LoginPolicy } from "./policy";
import { TimeQueue } from "./queue";
import { Random } from "./random";
import type { Account, VendorCallback } from "./types";
import { Vendor, type Task } from "./vendor";

/** Many connections lost within a minute: a share of all clients, or of those in one network, `after` the start. */
export interface Incident {
  after: Millis;
  share: number;
  /** What their addresses begin with. */
  network?: string;
}

export interface WorldOptions {
  seed: number;
  users: number;
  start: Millis;
  policy: LoginPolicy;
  /** How much faster than natural people live, from `hasteSince` on (ms since the epoch; absent: from the start). */
  haste: number;
  hasteSince?: Millis;
  /** How often people open the app, compared with most (1); their sessions stay as they are. */
  eagerness?: number;
  /** Share of devices that are away for real minutes at the start: in a hurried world that is never new, some are. */
  away?: number;
  /** Added to everybody's clock, so that a run can be moved in time without changing what happens in it. */
  clockShift?: Millis;
  incidents?: readonly Incident[];
  /** Appended to every UserID. */
  tag?: string;
  /** Keeps every ended connection; without it memory is constant per user. */
  keepHistory?: boolean;
}

const INCIDENT_LASTS = 55_000;

/** Everybody's days and the vendor beside them, in virtual time: a lazy, endless, deterministic stream of callbacks. */
export class World {
  readonly accounts: Account[] = [];
  /** The event time of the newest callback, or the start. */
  now: Millis;
  private readonly queue = new TimeQueue<Task>();
  private readonly lives: Life[] = [];
  private emitted: VendorCallback | null = null;

  constructor(readonly options: WorldOptions) {
    const { start, policy, incidents = [] } = options;
    this.now = start;
    const vendor = new Vendor(policy, this.queue, (callback) => this.take(callback));
    const pace = new Pace(options.haste, options.hasteSince);
    for (let no = 0; no < options.users; no++) this.settle(no, { queue: this.queue, pace, vendor });
    for (const incident of incidents) this.queue.push(start + incident.after, (at) => this.strike(at, incident));
  }

  /** The next callback whose turn comes at or before `until` (ms since the epoch); null when there is none by then. */
  next(until: Millis): VendorCallback | null {
    while (this.queue.size > 0 && this.queue.nextAt <= until) {
      const task = this.queue.pop();
      task?.item(task.at);
      if (this.emitted !== null) {
        const callback: VendorCallback = this.emitted;
        this.emitted = null;
        this.now = Math.max(this.now, callback.time);
        return callback;
      }
    }
    return null;
  }

  private settle(no: number, world: RealWorld): void {
    const { seed, start, tag = "", away = 0, clockShift = 0, keepHistory = false, eagerness = 1 } = this.options;
    const random = new Random(seed, no);
    const person = personOf(no, random, tag);
    person.eagerness *= eagerness;
    // Whoever is seldom here could seldom set a status, and their devices would hardly meet: they make more of a visit.
    person.moodiness *= Math.sqrt(eagerness);
    if (eagerness < 1) person.togetherness = 0.25;
    person.zone += clockShift;
    const account: Account = {
      userId: person.userId,
      person,
      random,
      links: [],
      status: null,
      statusClearsAt: null,
      lastEventAt: -Infinity,
      lastKickAt: -Infinity,
      busyUntil: -Infinity,
      knowledge: new Knowledge(),
      history: keepHistory ? [] : null,
    };
    this.accounts.push(account);
    const life = new Life(account, world);
    this.lives.push(life);
    life.start(start, away);
  }

  private strike(at: Millis, { share, network = "" }: Incident): void {
    for (const [no, life] of this.lives.entries()) {
      const random = this.accounts[no]?.random;
      for (const device of life.devices) {
        if (random?.chance(share)) device.strike(at + random.int(0, INCIDENT_LASTS), random.chance(0.3), network);
      }
    }
  }

  private take(callback: VendorCallback): void {
    if (this.emitted !== null) throw new Error("two callbacks in one step of the simulation");
    this.emitted = callback;
  }
}
