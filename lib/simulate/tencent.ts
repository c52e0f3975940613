import type { EndCause } from "@/lib/presence/types";
import { HEARTBEAT_MS, SILENCE_MS } from "@/lib/presence/window";
import type { Millis } from "@/lib/time/units";
import { ADMIN_IP } from "./networks";
import { excludes, maxOn, type LoginPolicy } from "./login-policy";
import type { TimeQueue } from "./time-queue";
import type { Account, Client, Link, TencentCallback } from "./types";

/** The callbacks of a kick come within this time. Any later event of the account comes after it. */
const KICK_SETTLES_MS = 6_000;

export type Task = (at: Millis) => void;

/**
 * Tencent's server: what it notices, and the callbacks that it triggers (docs/protocol.md "What a callback says").
 * It knows only what reaches it. `emit` receives at most one callback per task of the queue.
 */
export class Tencent {
  constructor(
    private readonly policy: LoginPolicy,
    private readonly queue: TimeQueue<Task>,
    private readonly emit: (callback: TencentCallback) => void,
  ) {}

  /** The earliest time from `at` on at which this client can log in. */
  loginSlot(account: Account, client: Client, at: Millis): Millis {
    const kicks = this.kickedByLogin(account, client).length > 0;
    return Math.max(at, account.busyUntil + 1, kicks ? account.lastKickAt + KICK_SETTLES_MS : at);
  }

  /** A client logs in or its SDK reconnects; callbacks do not tell which. The new connection replaces the old one. */
  login(account: Account, client: Client, clientIp: string, at: Millis): Link {
    const real = { goneAt: null, reason: null };
    const seen = { startedAt: at, open: false, noticedAt: null, endCause: null };
    const link: Link = { account, client, clientIp, ...real, ...seen };
    const old = this.kickedByLogin(account, client).filter((victim) => victim.client.oldSdk);
    if (old.length === 0 || account.random.chance(0.5)) {
      this.acceptLogin(link, [], at);
      for (const victim of old) this.echo(victim, at);
      return link;
    }
    // The Logouts of the kicked devices come first, one task each. The Login follows within a second.
    const statusAtRisk = account.status !== null && old.length === account.links.length;
    const loggedOut: Link[] = [];
    old.forEach((victim, no) => {
      this.schedule(account, at + no, (now) => {
        if (!victim.open) return;
        loggedOut.push(victim);
        // Before the Login, nobody can know that this is a kick.
        const time = this.close(victim, "logout", now, false);
        this.send(victim, "Logout", "Unregister", time, { ambiguous: { platform: false, status: statusAtRisk } });
        victim.client.kicked(time, "kicked_by_other_device");
      });
    });
    const sameMoment = old.length === 1 && account.random.chance(0.1);
    const delay = sameMoment ? 0 : Math.round(account.random.logUniform(3, 1000));
    this.schedule(account, at + old.length - 1 + delay, (now) =>
      this.acceptLogin(link, loggedOut, now, sameMoment && loggedOut.length > 0),
    );
    return link;
  }

  /** The client logs out, or the page destroys its SDK. */
  logout(link: Link, at: Millis): void {
    if (!link.open) return;
    const time = this.close(link, "logout", at);
    this.send(link, "Logout", "Unregister", time, {});
  }

  /** The earliest time at which the account can log out: not right after a kick. */
  logoutSlot(account: Account, at: Millis): Millis {
    return Math.max(at, account.lastKickAt + KICK_SETTLES_MS);
  }

  /** FIN or RST arrives at `at`. */
  linkBroken(link: Link, at: Millis): void {
    this.queue.push(at, (now) => this.disconnect(link, "LinkClose", now));
  }

  /** From `at` on nothing arrives from the client, neither FIN nor RST. */
  linkSilent(link: Link, at: Millis): void {
    const { random } = link.account;
    if (link.client.kind === "web" || link.client.kind === "mini") {
      return this.linkBroken(link, at + random.int(52_000, 60_000));
    }
    const lastHeartbeat = link.startedAt + Math.floor((at - link.startedAt) / HEARTBEAT_MS) * HEARTBEAT_MS;
    const deadline = lastHeartbeat + SILENCE_MS;
    if (random.chance(0.15)) return this.linkBroken(link, random.int(at + 5_000, deadline - 1_000));
    this.queue.push(deadline, (now) => this.disconnect(link, "TimeOut", now));
  }

  /** The kick API is called: all devices are dropped, with one callback. */
  kickAll(account: Account, at: Millis): void {
    const [first, ...more] = account.links;
    if (!first) return;
    const dropped = [first, ...more];
    const time = this.nextEventTime(account, at);
    for (const link of dropped) this.end(link, "admin_kick", time);
    this.send(first, "Logout", "OpenKickInstance", time, { platform: "rest", clientIp: ADMIN_IP });
    for (const link of dropped) link.client.kicked(time, "kicked_by_admin");
  }

  setStatus(link: Link, value: string, at: Millis): void {
    if (!link.open) return;
    link.account.status = value === "" ? null : value;
    const time = this.nextEventTime(link.account, at);
    this.send(link, "CustomStatusChange", "SetCustomStatus", time, { customStatus: value });
  }

  private disconnect(link: Link, reason: "LinkClose" | "TimeOut", at: Millis): void {
    if (!link.open) return;
    const time = this.close(link, reason === "TimeOut" ? "timeout" : "link_close", at);
    this.send(link, "Disconnect", reason, time, {});
  }

  /** Opens the connection. It replaces the former one of the client and kicks those that the policy forbids. */
  private acceptLogin(link: Link, already: readonly Link[], at: Millis, sameMoment = false): void {
    const { account, client } = link;
    const former = account.links.find((other) => other.client === client);
    const kickedLinks = this.kickedByLogin(account, client);
    const time = sameMoment ? account.lastEventAt : this.nextEventTime(account, at);
    account.links.push(link);
    link.startedAt = time;
    link.open = true;
    if (former) this.end(former, "superseded", time);
    for (const victim of kickedLinks) this.end(victim, "kicked", time);
    for (const victim of already) victim.endCause = "kicked";
    const keptStatus = account.statusClearsAt !== null;
    account.statusClearsAt = null;
    const kicked = [...already, ...kickedLinks].map((victim) => victim.client.platform);
    if (kicked.length > 0) account.lastKickAt = time;
    // If several instances are allowed, a reconnect looks like one more instance.
    const uncountable = former !== undefined && maxOn(this.policy, client.platform) > 1;
    this.send(link, "Login", "Register", time, { kicked, ambiguous: { platform: uncountable, status: keptStatus } });
    for (const victim of kickedLinks) victim.client.kicked(time, "kicked_by_other_device");
  }

  /** The Logout of an old SDK, after the Login that kicked it. */
  private echo(victim: Link, at: Millis): void {
    this.schedule(victim.account, at + Math.round(victim.account.random.logUniform(3, 1000)), (now) => {
      const time = this.nextEventTime(victim.account, now);
      victim.account.lastKickAt = time;
      this.send(victim, "Logout", "Unregister", time, { echo: true });
    });
  }

  /** Schedules a step of a login. The account does nothing else until then. */
  private schedule(account: Account, at: Millis, task: Task): void {
    account.busyUntil = Math.max(account.busyUntil, at);
    this.queue.push(at, task);
  }

  /**
   * The connections that a login kicks: those that the policy excludes, and the oldest above the limit of instances.
   */
  private kickedByLogin(account: Account, client: Client): Link[] {
    const others = account.links.filter((link) => link.client !== client);
    const same = others.filter((link) => link.client.platform === client.platform);
    const overflow = same.slice(0, Math.max(0, same.length + 1 - maxOn(this.policy, client.platform)));
    return others.filter(
      (link) => overflow.includes(link) || excludes(this.policy, client.platform, link.client.platform),
    );
  }

  /** Ends a connection that has its own callback. Returns the time of the callback. */
  private close(link: Link, cause: EndCause, at: Millis, mayClearStatus = true): Millis {
    const time = this.nextEventTime(link.account, at);
    this.end(link, cause, time, mayClearStatus);
    return time;
  }

  private end(link: Link, cause: EndCause, time: Millis, mayClearStatus = true): void {
    const { account } = link;
    account.links = account.links.filter((other) => other !== link);
    link.open = false;
    link.noticedAt = time;
    link.endCause = cause;
    account.history?.push(link);
    if (mayClearStatus && account.links.length === 0 && account.status !== null) this.clearStatus(link, time);
  }

  /** Clears the status of an account that went offline, without a callback; on Web about 30 s later. */
  private clearStatus(link: Link, time: Millis): void {
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

  /** Event times of an account always increase, so that no two callbacks are equal. */
  private nextEventTime(account: Account, at: Millis): Millis {
    account.lastEventAt = Math.max(at, account.lastEventAt + 1);
    return account.lastEventAt;
  }

  private send(
    link: Link,
    action: TencentCallback["action"],
    reason: TencentCallback["reason"],
    time: Millis,
    more: Partial<TencentCallback>,
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
      ambiguous: { platform: false, status: false },
      ...more,
    });
  }
}
