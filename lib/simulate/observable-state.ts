import type { Millis } from "@/lib/time/units";
import type { Platform } from "@/lib/protocol/platform";
import { maxOn, type LoginPolicy } from "./login-policy";

/** The fields of a callback that determine what is observable. */
export interface ObservedCallback {
  readonly time: Millis;
  readonly action: string;
  readonly reason: string;
  readonly platform: Platform;
  readonly kicked: readonly Platform[];
  readonly echo: boolean;
  readonly ambiguous: { readonly platform: boolean; readonly status: boolean };
}

/**
 * What a perfect receiver can know about one user from the callbacks that arrived, in any order. After a lost callback
 * its platforms are uncertain until a later callback determines their state.
 */
export class ObservableState {
  sent = 0;
  lost = 0;
  firstSentAt: Millis | null = null;
  private uncertain: Platform[] = [];
  /** Platforms in KickedDevice of the newest Login that were uncertain before it. */
  private kickedWhileUncertain: Platform[] = [];
  private statusUncertain = false;
  private statusSeen = false;

  get knowsConnections(): boolean {
    return this.uncertain.length === 0;
  }

  get knowsStatus(): boolean {
    return this.knowsConnections && !this.statusUncertain;
  }

  /** Processes a callback. The order is Tencent's, not the order of arrival. */
  observe(callback: ObservedCallback, lost: boolean, policy: LoginPolicy): void {
    if (lost) this.lost++;
    else {
      this.sent++;
      this.firstSentAt ??= callback.time;
    }
    if (callback.action === "CustomStatusChange") {
      this.statusSeen = true;
      this.statusUncertain = lost || !this.knowsConnections;
      return;
    }
    if (callback.echo) {
      // It repeats its Login. A receiver that never saw the kicked device takes it for a Logout of the new one.
      if (!lost && this.kickedWhileUncertain.includes(callback.platform)) this.markUncertain(callback.platform);
      return;
    }
    this.kickedWhileUncertain = callback.kicked.filter((platform) => this.uncertain.includes(platform));
    // After a lost call of the kick API (platform `rest`) everything is uncertain until the next call.
    if (lost) for (const platform of [callback.platform, ...callback.kicked]) this.markUncertain(platform);
    else this.markKnown(callback, policy);
    if (callback.ambiguous.platform) this.markUncertain(callback.platform);
    if (callback.ambiguous.status) this.statusUncertain = true;
  }

  /** If one instance per platform is allowed, a Login leaves exactly one connection on it, and an end leaves none. */
  private markKnown(callback: ObservedCallback, policy: LoginPolicy): void {
    if (callback.reason === "OpenKickInstance") {
      this.uncertain = [];
      return;
    }
    const determined: Platform[] = [callback.platform, ...callback.kicked].filter((on) => maxOn(policy, on) === 1);
    this.uncertain = this.uncertain.filter((platform) => !determined.includes(platform));
  }

  private markUncertain(platform: Platform): void {
    if (!this.uncertain.includes(platform)) this.uncertain.push(platform);
    // The status is cleared when the account goes offline, and the time of that is now uncertain.
    if (this.statusSeen) this.statusUncertain = true;
  }
}
