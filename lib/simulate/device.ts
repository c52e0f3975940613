import { type Millis, MINUTE, SECOND } from "@/lib/time/units";
import { INTERRUPTIONS, ENDINGS, USAGE, type Ending } from "./endings";
import { addressAt, type Place } from "./networks";
import type { TimeScale } from "./time-scale";
import type { DevicePlan } from "./person";
import type { TimeQueue } from "./time-queue";
import type { Account, Client, Link } from "./types";
import type { Task, Tencent } from "./tencent";

/** With a speedup, this share of outages keeps its real length, so that Tencent's 400 s can elapse. */
const LONG_OUTAGE_SHARE = 0.2;
const MAX_OUTAGE_S = 700;
/** A session never ends before Tencent answers the login. */
const MIN_SESSION_MS = 300;

/** Whom an incident strikes, by address, and whether their sessions go on after the reconnect. */
export interface Victims {
  concerned: (address: string) => boolean;
  peopleStay: boolean;
}

/** The shared parts of a simulation. */
export interface Environment {
  queue: TimeQueue<Task>;
  timeScale: TimeScale;
  tencent: Tencent;
}

/** A device and the events of its sessions. It tells Tencent only what a real client can. */
export class Device implements Client {
  readonly platform;
  readonly kind;
  readonly oldSdk;
  readonly label;
  /** The newest connection, open or not. */
  private link: Link | null = null;
  private place: Place = "home";
  private address = "";
  /** The remaining length of the session, before the speedup. */
  private remaining = 0;
  /** When the planned end or interruption of the session comes. */
  private plannedUntil: Millis = 0;
  /** A task that was planned with an older version is skipped. */
  private planVersion = 0;

  constructor(
    plan: DevicePlan,
    private readonly account: Account,
    private readonly world: Environment,
    private readonly onOpen: (device: Device, at: Millis) => void,
  ) {
    this.platform = plan.platform;
    this.kind = plan.kind;
    this.oldSdk = plan.oldSdk;
    this.label = plan.label;
  }

  /** `away` is the probability that the device starts in a long outage. */
  start(at: Millis, away: number): void {
    const { random } = this.account;
    if (random.chance(away)) this.plan(at + random.int(0, MAX_OUTAGE_S) * SECOND, (now) => this.open(now));
    else this.pause(at, random.next());
  }

  /** The connection, while the client is really connected. */
  get liveLink(): Link | null {
    return this.link !== null && this.link.goneAt === null && this.link.open ? this.link : null;
  }

  openIfClosed(at: Millis): void {
    if (this.liveLink === null) this.plan(at, (now) => this.open(now));
  }

  kicked(at: Millis, cause: "kicked_by_other_device" | "kicked_by_admin"): void {
    this.markGone(at, cause);
    const { random } = this.account;
    if (cause === "kicked_by_other_device" && random.chance(0.2)) {
      this.plan(this.world.timeScale.after(at, random.int(20, 180) * SECOND), (now) => this.open(now));
    } else this.pause(at);
  }

  /**
   * An incident breaks the connection at `at` if its address is `concerned`. If `silent`, Tencent gets no FIN or RST.
   * The SDK reconnects later.
   */
  breakConnection(at: Millis, silent: boolean, { concerned, peopleStay }: Victims): void {
    this.queue(at, (now) => {
      const link = this.liveLink;
      if (link === null || !concerned(link.clientIp)) return;
      this.markGone(now, "mass_disconnect");
      if (peopleStay) this.remaining += Math.max(0, this.plannedUntil - now) * this.world.timeScale.speed(now);
      if (silent) this.world.tencent.linkSilent(link, now);
      else this.world.tencent.linkBroken(link, now + 50);
      this.plan(now + Math.round(this.account.random.logUniform(2 * SECOND, 8 * MINUTE)), (later) =>
        this.connect(later),
      );
    });
  }

  /** Replaces the planned task. */
  private plan(at: Millis, task: Task): void {
    const turn = ++this.planVersion;
    this.queue(at, (now) => {
      if (turn === this.planVersion) task(now);
    });
  }

  /** Delays the task while Tencent processes a login of the account. */
  private queue(at: Millis, task: Task): void {
    this.world.queue.push(at, (now) => {
      if (now <= this.account.busyUntil) this.queue(this.account.busyUntil + 1, task);
      else task(now);
    });
  }

  private markGone(at: Millis, reason: Ending["reason"]): void {
    if (this.link === null || this.link.goneAt !== null) return;
    this.link.goneAt = at;
    this.link.reason = reason;
  }

  private pause(at: Millis, share = 1): void {
    const { random, person } = this.account;
    const pause = (random.lognormal(USAGE[this.kind].pause, 1) / person.activityRate) * share;
    this.plan(this.world.timeScale.afterAwake(at, pause, person.zoneOffset), (now) => this.open(now));
  }

  /** The user opens the app: a new session begins. */
  private open(at: Millis): void {
    const { random } = this.account;
    this.remaining = random.lognormal(USAGE[this.kind].session, 1);
    if (this.address === "" || random.chance(0.4)) this.move();
    this.connect(at);
    this.onOpen(this, at);
  }

  private move(): void {
    const { random, person } = this.account;
    const moves = this.kind === "mobile" || this.kind === "mini";
    this.place = moves
      ? random.weighted([
          [45, "home"],
          [40, "mobile"],
          [15, "office"],
        ])
      : random.weighted([
          [60, "office"],
          [40, "home"],
        ]);
    this.address = addressAt(this.place, person.networks, random);
  }

  private connect(at: Millis): void {
    const { tencent } = this.world;
    const slot = tencent.loginSlot(this.account, this, at);
    if (slot > at) return this.plan(slot, (now) => this.connect(now));
    this.link = tencent.login(this.account, this, this.address, at);
    this.runSession(at);
  }

  private runSession(at: Millis): void {
    const { random } = this.account;
    const uninterrupted = random.exponential(USAGE[this.kind].meanUninterrupted);
    const interrupted = uninterrupted < this.remaining;
    const length = interrupted ? uninterrupted : this.remaining;
    this.remaining -= length;
    this.plannedUntil = Math.max(at + MIN_SESSION_MS, this.world.timeScale.after(at, length));
    this.plan(this.plannedUntil, (now) => (interrupted ? this.interrupt(now) : this.endSession(now)));
  }

  private interrupt(at: Millis): void {
    const { random } = this.account;
    const { tencent, timeScale } = this.world;
    const link = this.liveLink;
    if (link === null) return this.pause(at);
    const interruption = random.weighted(INTERRUPTIONS[this.kind]);
    if (interruption === "relogin") {
      this.markGone(at, "reconnected");
      return this.connect(at);
    }
    if (interruption === "switch") {
      this.markGone(at, "network_switched");
      this.move();
      // The old network often still delivers the RST of the socket.
      if (random.chance(0.5)) tencent.linkBroken(link, at + random.int(20, 1_500));
      else tencent.linkSilent(link, at);
      return this.plan(timeScale.afterDelay(at, random.logUniform(SECOND, 20 * SECOND)), (now) => this.connect(now));
    }
    this.markGone(at, "network_lost");
    tencent.linkSilent(link, at);
    const brief = random.chance(0.7);
    const length = brief ? random.logUniform(4, 100) : random.logUniform(100, 1500);
    if (random.chance(0.3)) this.move();
    this.plan(timeScale.afterDelay(at, length * SECOND), (now) => this.connect(now));
  }

  private endSession(at: Millis): void {
    const { random } = this.account;
    const { tencent, timeScale } = this.world;
    const link = this.liveLink;
    if (link === null) return this.pause(at);
    const ending = random.weighted(ENDINGS[this.kind]);
    if (ending.how === "logs_out") {
      return this.logOut(at, ending.reason);
    }
    this.markGone(at, ending.reason);
    if (ending.how === "closes") tencent.linkBroken(link, at + random.int(...ending.delay));
    else tencent.linkSilent(link, at);
    const longOutage = ending.how === "silent" && timeScale.speed(at) > 1 && random.chance(LONG_OUTAGE_SHARE);
    if (longOutage) this.plan(at + random.int(410, MAX_OUTAGE_S) * SECOND, (now) => this.open(now));
    else this.pause(at);
  }

  private logOut(at: Millis, reason: Ending["reason"]): void {
    const link = this.liveLink;
    const slot = this.world.tencent.logoutSlot(this.account, at);
    if (link !== null && slot > at) return this.plan(slot, (now) => this.logOut(now, reason));
    if (link !== null) {
      this.markGone(at, reason);
      this.world.tencent.logout(link, at);
    }
    this.pause(at);
  }
}
