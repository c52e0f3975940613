import type { EndCause } from "@/lib/presence/types";
import type { Millis } from "@/lib/time/units";
import { ADMIN_IP } from "./networks";
import { excludes, maxOn, type LoginPolicy } from "./policy";
import type { TimeQueue } from "./queue";
import type { Account, Client, Link, VendorCallback } from "./types";

const HEARTBEAT = 120_000;
const SILENCE = 400_000;
/** A kick and what follows from it are told apart by the second; people who answer a kick take longer than this. */
const KICK_SETTLES = 6_000;

export type Task = (at: Millis) => void;

/**
 * The vendor's server: what it notices of clients and which callbacks it triggers (protocol §5). It knows what reaches
 * it, never what really happened. `emit` receives at most one callback per task of the queue.
 */
export class Vendor {
  constructor(
    private readonly policy: LoginPolicy,
    private readonly queue: TimeQueue<Task>,
    private readonly emit: (callback: VendorCallback) => void,
  ) {}

  /** The earliest moment from `at` on when this client's login can be taken up. */
  loginSlot(account: Account, client: Client, at: Millis): Millis {
    const kicks = this.victims(account, client).length > 0;
    return Math.max(at, account.busyUntil + 1, kicks ? account.lastKickAt + KICK_SETTLES : at);
  }

  /** A client logs in, or its SDK connects again: no callback tells the two apart. Its former connection is forgotten. */
  login(account: Account, client: Client, clientIp: string, at: Millis): Link {
    const real = { goneAt: null, reason: null };
    const seen = { startedAt: at, open: false, noticedAt: null, endCause: null };
    const link: Link = { account, client, clientIp, ...real, ...seen };
    const old = this.victims(account, client).filter((victim) => victim.client.oldSdk);
    if (old.length === 0 || account.random.chance(0.5)) {
      this.admit(link, [], at);
      for (const victim of old) this.echo(victim, at);
      return link;
    }
    // The Logouts of the kicked come first, one task each, the Login a few milliseconds to a second after the last.
    const statusAtRisk = account.status !== null && old.length === account.links.length;
    const loggedOut: Link[] = [];
    old.forEach((victim, no) => {
      this.within(account, at + no, (now) => {
        if (!victim.open) return;
        loggedOut.push(victim);
        // Until the Login comes, nobody can know that it is a kick.
        const time = this.close(victim, "logout", now, false);
        this.send(victim, "Logout", "Unregister", time, { blurs: { platform: false, status: statusAtRisk } });
        victim.client.kicked(time, "kicked_by_other_device");
      });
    });
    const sameMoment = old.length === 1 && account.random.chance(0.1);
    const delay = sameMoment ? 0 : Math.round(account.random.logUniform(3, 1000));
    this.within(account, at + old.length - 1 + delay, (now) =>
      this.admit(link, loggedOut, now, sameMoment && loggedOut.length > 0),
    );
    return link;
  }

  /** The client asks to be logged out (or the page's SDK is destroyed). */
  logout(link: Link, at: Millis): void {
    if (!link.open) return;
    const time = this.close(link, "logout", at);
    this.send(link, "Logout", "Unregister", time, {});
  }

  /** The earliest moment when a person may log this account out: not in the wake of a kick. */
  logoutSlot(account: Account, at: Millis): Millis {
    return Math.max(at, account.lastKickAt + KICK_SETTLES);
  }

  /** FIN or RST of the client's connection arrives at `at`. */
  broken(link: Link, at: Millis): void {
    this.queue.push(at, (now) => this.disconnect(link, "LinkClose", now));
  }

  /** Nothing more will arrive from this client, and nothing says so. */
  silent(link: Link, at: Millis): void {
    const { random } = link.account;
    if (link.client.kind === "web" || link.client.kind === "mini") {
      return this.broken(link, at + random.int(52_000, 60_000));
    }
    const lastHeartbeat = link.startedAt + Math.floor((at - link.startedAt) / HEARTBEAT) * HEARTBEAT;
    const deadline = lastHeartbeat + SILENCE;
    if (random.chance(0.15)) return this.broken(link, random.int(at + 5_000, deadline - 1_000));
    this.queue.push(deadline, (now) => this.disconnect(link, "TimeOut", now));
  }

  /** An administrator's call of the kick API: every device of the account is dropped, and one callback says so. */
  kickAll(account: Account, at: Millis): void {
    const [first, ...more] = account.links;
    if (!first) return;
    const dropped = [first, ...more];
    const time = this.stamp(account, at);
    for (const link of dropped) this.end(link, "admin_kick", time);
    this.send(first, "Logout", "OpenKickInstance", time, { platform: "rest", clientIp: ADMIN_IP });
    for (const link of dropped) link.client.kicked(time, "kicked_by_admin");
  }

  setStatus(link: Link, value: string, at: Millis): void {
    if (!link.open) return;
    link.account.status = value === "" ? null : value;
    const time = this.stamp(link.account, at);
    this.send(link, "CustomStatusChange", "SetCustomStatus", time, { customStatus: value });
  }

  private disconnect(link: Link, reason: "LinkClose" | "TimeOut", at: Millis): void {
    if (!link.open) return;
    const time = this.close(link, reason === "TimeOut" ? "timeout" : "link_close", at);
    this.send(link, "Disconnect", reason, time, {});
  }

  /** Takes the client in: its own former connection and those the policy forbids make way, and the Login says which. */
  private admit(link: Link, already: readonly Link[], at: Millis, sameMoment = false): void {
    const { account, client } = link;
    const former = account.links.find((other) => other.client === client);
    const victims = this.victims(account, client);
    const time = sameMoment ? account.lastEventAt : this.stamp(account, at);
    account.links.push(link);
    link.startedAt = time;
    link.open = true;
    if (former) this.end(former, "superseded", time);
    for (const victim of victims) this.end(victim, "kicked", time);
    for (const victim of already) victim.endCause = "kicked";
    const keptStatus = account.statusClearsAt !== null;
    account.statusClearsAt = null;
    const kicked = [...already, ...victims].map((victim) => victim.client.platform);
    if (kicked.length > 0) account.lastKickAt = time;
    // With several instances allowed, a reconnect looks just like one more instance.
    const uncountable = former !== undefined && maxOn(this.policy, client.platform) > 1;
    this.send(link, "Login", "Register", time, { kicked, blurs: { platform: uncountable, status: keptStatus } });
    for (const victim of victims) victim.client.kicked(time, "kicked_by_other_device");
  }

  /** The Logout of a kicked device with an old SDK, after the Login that kicked it. */
  private echo(victim: Link, at: Millis): void {
    this.within(victim.account, at + Math.round(victim.account.random.logUniform(3, 1000)), (now) => {
      const time = this.stamp(victim.account, now);
      victim.account.lastKickAt = time;
      this.send(victim, "Logout", "Unregister", time, { echo: true });
    });
  }

  /** A step of a login that is under way; the account takes up nothing else until it is done. */
  private within(account: Account, at: Millis, task: Task): void {
    account.busyUntil = Math.max(account.busyUntil, at);
    this.queue.push(at, task);
  }

  /** Whom a login of this client kicks: what the policy excludes, and the oldest beyond the instances allowed. */
  private victims(account: Account, client: Client): Link[] {
    const others = account.links.filter((link) => link.client !== client);
    const same = others.filter((link) => link.client.platform === client.platform);
    const overflow = same.slice(0, Math.max(0, same.length + 1 - maxOn(this.policy, client.platform)));
    return others.filter(
      (link) => overflow.includes(link) || excludes(this.policy, client.platform, link.client.platform),
    );
  }

  /** Ends a connection with a callback of its own and returns the callback's time. */
  private close(link: Link, cause: EndCause, at: Millis, mayGoOffline = true): Millis {
    const time = this.stamp(link.account, at);
    this.end(link, cause, time, mayGoOffline);
    return time;
  }

  private end(link: Link, cause: EndCause, time: Millis, mayGoOffline = true): void {
    const { account } = link;
    account.links = account.links.filter((other) => other !== link);
    link.open = false;
    link.noticedAt = time;
    link.endCause = cause;
    account.history?.push(link);
    if (mayGoOffline && account.links.length === 0 && account.status !== null) this.forgetStatus(link, time);
  }

  /** The custom status of an account that went offline is cleared without a callback; on Web some 30 s later. */
  private forgetStatus(link: Link, time: Millis): void {
    const { account } = link;
    if (link.client.platform !== "web") {
      account.status = null;
      return;
    }
    const clearsAt = time + 30_000;
    account.statusClearsAt = clearsAt;
    this.queue.push(clearsAt, () => {
      if (account.statusClearsAt !== clearsAt) return;
      account.statusClearsAt = null;
      account.status = null;
    });
  }

  /** Event times of an account only rise: two callbacks of one user are never equal. */
  private stamp(account: Account, at: Millis): Millis {
    account.lastEventAt = Math.max(at, account.lastEventAt + 1);
    return account.lastEventAt;
  }

  private send(
    link: Link,
    action: VendorCallback["action"],
    reason: VendorCallback["reason"],
    time: Millis,
    more: Partial<VendorCallback>,
  ): void {
    this.emit({
      account: link.account,
      time,
      action,
      reason,
      platform: link.client.platform,
      clientIp: link.clientIp,
      kicked: [],
      customStatus: null,
      echo: false,
      blurs: { platform: false, status: false },
      ...more,
    });
  }
}
