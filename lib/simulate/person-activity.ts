import { DAY, type Millis, MINUTE } from "@/lib/time/units";
import { Device, type Environment } from "./device";
import { STATUSES } from "./names";
import type { Account } from "./types";
import type { Task } from "./tencent";

/** Mean times before the speedup. */
const STATUS_EVERY = 100 * MINUTE;
const KICK_EVERY = 20 * DAY;

/** Plans the sessions, the custom statuses and the administrator's kicks of one user. */
export class PersonActivity {
  readonly devices: Device[];

  constructor(
    private readonly account: Account,
    private readonly world: Environment,
  ) {
    this.devices = account.person.devices.map(
      (plan) => new Device(plan, account, world, (device, at) => this.openSecondDevice(device, at)),
    );
  }

  start(at: Millis, away: number): void {
    for (const device of this.devices) device.start(at, away);
    if (this.account.person.setsStatus) this.planStatus(at);
    this.planAdminKick(at);
  }

  /** A person who opens one device often opens another soon. */
  private openSecondDevice(device: Device, at: Millis): void {
    const { random, person } = this.account;
    const others = this.devices.filter((other) => other !== device);
    if (others.length === 0 || person.secondDeviceChance === 0 || !random.chance(person.secondDeviceChance)) return;
    others[random.int(0, others.length - 1)]?.openIfClosed(at + random.int(1, 12) * MINUTE);
  }

  private planStatus(at: Millis): void {
    const { random, person } = this.account;
    const pause = random.exponential(STATUS_EVERY) / person.statusRate;
    this.plan(this.world.timeScale.afterAwake(at, pause, person.zoneOffset), (now) => {
      this.setStatus(now);
      this.planStatus(now);
    });
  }

  private setStatus(at: Millis): void {
    const { random } = this.account;
    const liveLinks = this.devices.flatMap((device) => device.liveLink ?? []);
    const link = liveLinks[random.int(0, Math.max(0, liveLinks.length - 1))];
    if (link === undefined) return;
    const clears = this.account.status !== null && random.chance(0.25);
    this.world.tencent.setStatus(link, clears ? "" : random.pick(STATUSES), at);
  }

  private planAdminKick(at: Millis): void {
    this.plan(this.world.timeScale.after(at, this.account.random.exponential(KICK_EVERY)), (now) => {
      this.world.tencent.kickAll(this.account, now);
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
