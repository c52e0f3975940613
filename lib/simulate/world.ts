import { MINUTE, SECOND, type Millis } from "@/lib/time/units";
import type { Environment } from "./device";
import { concernsAddress, type Incident } from "./incident";
import { ObservableState } from "./observable-state";
import { PersonActivity } from "./person-activity";
import { TimeScale } from "./time-scale";
import { personOf } from "./person";
import type { LoginPolicy } from "./login-policy";
import { TimeQueue } from "./time-queue";
import { Random } from "./random";
import type { Account, TencentCallback } from "./types";
import { Tencent, type Task } from "./tencent";

export interface SimulationOptions {
  seed: number;
  users: number;
  start: Millis;
  policy: LoginPolicy;
  /** Speeds up human behaviour from `speedupSince` on (ms since the epoch; by default from the start). */
  speedup: number;
  speedupSince?: Millis;
  /** Multiplies how often people open the app. Their sessions keep their length. Default: 1. */
  activityRate?: number;
  /** Share of devices that start in a long outage, as in a simulation that has run for a while. */
  initialOutageShare?: number;
  /** Added to all time zone offsets, so that a run can be moved in time without any other change. */
  clockShift?: Millis;
  incidents?: readonly Incident[];
  /** Appended to every UserID. */
  tag?: string;
  /** Keeps every ended connection. Without it, memory per user is constant. */
  keepHistory?: boolean;
}

/** The connections of a minute of an incident are lost within this time. */
const STRIKES_WITHIN_MS = 55 * SECOND;
const SILENT_SHARE = 0.3;

/** Users, devices and Tencent in simulated time: a lazy, endless, deterministic stream of callbacks. */
export class Simulation {
  readonly accounts: Account[] = [];
  /** The event time of the newest callback, or the start. */
  now: Millis;
  private readonly queue = new TimeQueue<Task>();
  private readonly activities: PersonActivity[] = [];
  private emitted: TencentCallback | null = null;

  constructor(readonly options: SimulationOptions) {
    const { start, policy, incidents = [] } = options;
    this.now = start;
    const tencent = new Tencent(policy, this.queue, (callback) => this.take(callback));
    const timeScale = new TimeScale(options.speedup, options.speedupSince);
    for (let no = 0; no < options.users; no++) this.addUser(no, { queue: this.queue, timeScale, tencent });
    for (const incident of incidents) this.queue.push(start + incident.after, (at) => this.strike(at, incident));
  }

  /** The next callback at or before `until` (ms since the epoch); null if there is none. */
  next(until: Millis): TencentCallback | null {
    while (this.queue.size > 0 && this.queue.nextAt <= until) {
      const task = this.queue.pop();
      task?.item(task.at);
      if (this.emitted !== null) {
        const callback: TencentCallback = this.emitted;
        this.emitted = null;
        this.now = Math.max(this.now, callback.time);
        return callback;
      }
    }
    return null;
  }

  private addUser(no: number, world: Environment): void {
    const {
      seed,
      start,
      tag = "",
      initialOutageShare = 0,
      clockShift = 0,
      keepHistory = false,
      activityRate = 1,
    } = this.options;
    const random = new Random(seed, no);
    const person = personOf(no, random, tag);
    person.activityRate *= activityRate;
    // A rarely active person would rarely set a status or use two devices at once, so both get more likely per visit.
    person.statusRate *= Math.sqrt(activityRate);
    if (activityRate < 1) person.secondDeviceChance = 0.25;
    person.zoneOffset += clockShift;
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
      observable: new ObservableState(),
      history: keepHistory ? [] : null,
    };
    this.accounts.push(account);
    const activity = new PersonActivity(account, world);
    this.activities.push(activity);
    activity.start(start, initialOutageShare);
  }

  /** Plays a minute of an incident, and plans the next one. */
  private strike(at: Millis, incident: Incident, minute = 1): void {
    const { share, minutes = 1, network, platform, silentShare = SILENT_SHARE, peopleStay = false } = incident;
    const victims = { concerned: concernsAddress(network), peopleStay };
    for (const [no, activity] of this.activities.entries()) {
      const random = this.accounts[no]?.random;
      for (const device of activity.devices) {
        if (platform !== undefined && device.platform !== platform) continue;
        if (random?.chance(share))
          device.breakConnection(at + random.int(0, STRIKES_WITHIN_MS), random.chance(silentShare), victims);
      }
    }
    if (minute < minutes) this.queue.push(at + MINUTE, (next) => this.strike(next, incident, minute + 1));
  }

  private take(callback: TencentCallback): void {
    if (this.emitted !== null) throw new Error("A step of the simulation made two callbacks");
    this.emitted = callback;
  }
}
