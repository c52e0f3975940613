import { DAY, type Millis, MINUTE } from "@/lib/time/units";
import { Device, type RealWorld } from "./device";
import { STATUSES } from "./names";
import type { Account } from "./types";
import type { Task } from "./vendor";

/** People's own time between two changes of the custom status, and between two administrator's kicks of one user. */
const STATUS_LASTS = 100 * MINUTE;
const KICK_EVERY = 20 * DAY;

/** A person: their devices, their moods, and now and then an administrator. */
export class Life {
  readonly devices: Device[];

  constructor(
    private readonly account: Account,
    private readonly world: RealWorld,
  ) {
    this.devices = account.person.devices.map(
      (plan) => new Device(plan, account, world, (device, at) => this.alsoOpen(device, at)),
    );
  }

  start(at: Millis, away: number): void {
    for (const device of this.devices) device.start(at, away);
    if (this.account.person.setsStatus) this.planStatus(at);
    this.planAdminKick(at);
  }

  /** Who opens one device may soon take up another. */
  private alsoOpen(device: Device, at: Millis): void {
    const { random, person } = this.account;
    const others = this.devices.filter((other) => other !== device);
    if (others.length === 0 || person.togetherness === 0 || !random.chance(person.togetherness)) return;
    others[random.int(0, others.length - 1)]?.takeUp(at + random.int(1, 12) * MINUTE);
  }

  private planStatus(at: Millis): void {
    const { random, person } = this.account;
    const pause = random.exponential(STATUS_LASTS) / person.moodiness;
    this.plan(this.world.pace.afterAwake(at, pause, person.zone), (now) => {
      this.setStatus(now);
      this.planStatus(now);
    });
  }

  private setStatus(at: Millis): void {
    const { random } = this.account;
    const here = this.devices.flatMap((device) => device.alive ?? []);
    const link = here[random.int(0, Math.max(0, here.length - 1))];
    if (link === undefined) return;
    const clears = this.account.status !== null && random.chance(0.25);
    this.world.vendor.setStatus(link, clears ? "" : random.pick(STATUSES), at);
  }

  private planAdminKick(at: Millis): void {
    this.plan(this.world.pace.after(at, this.account.random.exponential(KICK_EVERY)), (now) => {
      this.world.vendor.kickAll(this.account, now);
      this.planAdminKick(now);
    });
  }

  private plan(at: Millis, task: Task): void {
    this.world.queue.push(at, (now) => {
      if (now <= this.account.busyUntil) this.plan(this.account.busyUntil + 1, task);
      else task(now);
    });
  }
}
