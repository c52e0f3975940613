import { type Millis, MINUTE, SECOND } from "@/lib/time/units";
import { DISTURBANCES, ENDINGS, HABITS, type Ending } from "./endings";
import { addressAt, type Place } from "./networks";
import type { Pace } from "./pace";
import type { DevicePlan } from "./people";
import type { TimeQueue } from "./queue";
import type { Account, Client, Link } from "./types";
import type { Task, Vendor } from "./vendor";

/** In a hurried world a few outages still last, in real seconds, so that the vendor's 400 s can run out. */
const LASTING_SHARE = 0.2;
const LONGEST_OUTAGE = 700;
/** Even a hurried session is one: nobody is gone before the vendor has answered. */
const SHORTEST_SESSION = 300;

/** The world that devices and people live in. */
export interface RealWorld {
  queue: TimeQueue<Task>;
  pace: Pace;
  vendor: Vendor;
}

/** A device in real life: what happens to it and when. It speaks to the vendor only as a client can. */
export class Device implements Client {
  readonly platform;
  readonly kind;
  readonly oldSdk;
  readonly label;
  /** Its newest connection, whether or not it is still there. */
  private link: Link | null = null;
  private place: Place = "home";
  private address = "";
  /** How much of the session is left, in people's own time. */
  private left = 0;
  /** Plans made before the newest turn of events are void. */
  private turn = 0;

  constructor(
    plan: DevicePlan,
    private readonly account: Account,
    private readonly world: RealWorld,
    private readonly onOpen: (device: Device, at: Millis) => void,
  ) {
    this.platform = plan.platform;
    this.kind = plan.kind;
    this.oldSdk = plan.oldSdk;
    this.label = plan.label;
  }

  /** `away`: the chance that it begins in the middle of a lasting outage. */
  start(at: Millis, away: number): void {
    const { random } = this.account;
    if (random.chance(away)) this.plan(at + random.int(0, LONGEST_OUTAGE) * SECOND, (now) => this.open(now));
    else this.rest(at, random.next());
  }

  /** Its connection, while the client is really there. */
  get alive(): Link | null {
    return this.link !== null && this.link.goneAt === null && this.link.open ? this.link : null;
  }

  /** It is taken up at `at`, unless it is in use. */
  takeUp(at: Millis): void {
    if (this.alive === null) this.plan(at, (now) => this.open(now));
  }

  kicked(at: Millis, cause: "kicked_by_other_device" | "kicked_by_admin"): void {
    this.gone(at, cause);
    const { random } = this.account;
    if (cause === "kicked_by_other_device" && random.chance(0.2)) {
      this.plan(this.world.pace.after(at, random.int(20, 180) * SECOND), (now) => this.open(now));
    } else this.rest(at);
  }

  /**
   * A mass incident of a network (what addresses begin with; empty for all) breaks the connection at `at`, noticed by
   * the vendor or not; the SDK tries again until it is back.
   */
  strike(at: Millis, silent: boolean, network: string): void {
    this.queue(at, (now) => {
      const link = this.alive;
      if (link === null || !link.clientIp.startsWith(network)) return;
      this.gone(now, "mass_disconnect");
      if (silent) this.world.vendor.silent(link, now);
      else this.world.vendor.broken(link, now + 50);
      this.plan(now + Math.round(this.account.random.logUniform(2 * SECOND, 8 * MINUTE)), (back) => this.connect(back));
    });
  }

  /** Voids what was planned and plans this instead. */
  private plan(at: Millis, task: Task): void {
    const turn = ++this.turn;
    this.queue(at, (now) => {
      if (turn === this.turn) task(now);
    });
  }

  /** While the vendor is busy with a login of this account, its devices wait for a moment. */
  private queue(at: Millis, task: Task): void {
    this.world.queue.push(at, (now) => {
      if (now <= this.account.busyUntil) this.queue(this.account.busyUntil + 1, task);
      else task(now);
    });
  }

  private gone(at: Millis, reason: Ending["reason"]): void {
    if (this.link === null || this.link.goneAt !== null) return;
    this.link.goneAt = at;
    this.link.reason = reason;
  }

  private rest(at: Millis, share = 1): void {
    const { random, person } = this.account;
    const pause = (random.lognormal(HABITS[this.kind].pause, 1) / person.eagerness) * share;
    this.plan(this.world.pace.afterAwake(at, pause, person.zone), (now) => this.open(now));
  }

  /** The user opens the app: a new session. */
  private open(at: Millis): void {
    const { random } = this.account;
    this.left = random.lognormal(HABITS[this.kind].session, 1);
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
    const { vendor } = this.world;
    const slot = vendor.loginSlot(this.account, this, at);
    if (slot > at) return this.plan(slot, (now) => this.connect(now));
    this.link = vendor.login(this.account, this, this.address, at);
    this.live(at);
  }

  private live(at: Millis): void {
    const { random } = this.account;
    const calm = random.exponential(HABITS[this.kind].undisturbed);
    const disturbed = calm < this.left;
    const stretch = disturbed ? calm : this.left;
    this.left -= stretch;
    this.plan(Math.max(at + SHORTEST_SESSION, this.world.pace.after(at, stretch)), (now) =>
      disturbed ? this.disturb(now) : this.finish(now),
    );
  }

  private disturb(at: Millis): void {
    const { random } = this.account;
    const { vendor, pace } = this.world;
    const link = this.alive;
    if (link === null) return this.rest(at);
    const what = random.weighted(DISTURBANCES[this.kind]);
    if (what === "relogin") {
      this.gone(at, "reconnected");
      return this.connect(at);
    }
    if (what === "switch") {
      this.gone(at, "network_switched");
      this.move();
      // The old network often still delivers the RST of the socket; else nothing is heard of it again.
      if (random.chance(0.5)) vendor.broken(link, at + random.int(20, 1_500));
      else vendor.silent(link, at);
      return this.plan(pace.soon(at, random.logUniform(SECOND, 20 * SECOND)), (now) => this.connect(now));
    }
    this.gone(at, "network_lost");
    vendor.silent(link, at);
    const brief = random.chance(0.7);
    const length = brief ? random.logUniform(4, 100) : random.logUniform(100, 1500);
    if (random.chance(0.3)) this.move();
    this.plan(pace.soon(at, length * SECOND), (now) => this.connect(now));
  }

  private finish(at: Millis): void {
    const { random } = this.account;
    const { vendor, pace } = this.world;
    const link = this.alive;
    if (link === null) return this.rest(at);
    const ending = random.weighted(ENDINGS[this.kind]);
    if (ending.how === "asks") {
      return this.askOut(at, ending.reason);
    }
    this.gone(at, ending.reason);
    if (ending.how === "closes") vendor.broken(link, at + random.int(...ending.delay));
    else vendor.silent(link, at);
    const lasting = ending.how === "silent" && pace.speed(at) > 1 && random.chance(LASTING_SHARE);
    if (lasting) this.plan(at + random.int(410, LONGEST_OUTAGE) * SECOND, (now) => this.open(now));
    else this.rest(at);
  }

  private askOut(at: Millis, reason: Ending["reason"]): void {
    const link = this.alive;
    const slot = this.world.vendor.logoutSlot(this.account, at);
    if (link !== null && slot > at) return this.plan(slot, (now) => this.askOut(now, reason));
    if (link !== null) {
      this.gone(at, reason);
      this.world.vendor.logout(link, at);
    }
    this.rest(at);
  }
}
