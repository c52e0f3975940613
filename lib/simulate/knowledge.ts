import type { Millis } from "@/lib/time/units";
import type { Platform } from "@/lib/protocol/platform";
import { maxOn, type LoginPolicy } from "./policy";

/** What a callback tells, as far as knowledge depends on it. */
export interface Told {
  readonly time: Millis;
  readonly action: string;
  readonly reason: string;
  readonly platform: Platform;
  readonly kicked: readonly Platform[];
  readonly echo: boolean;
  readonly blurs: { readonly platform: boolean; readonly status: boolean };
}

/**
 * What a perfect receiver can know of one user from the callbacks that reached it, in whatever order. A lost callback
 * leaves the platforms it spoke of unsure, until a later one says what is on them. When in doubt: not known.
 */
export class Knowledge {
  sent = 0;
  lost = 0;
  firstSentAt: Millis | null = null;
  private unsure: Platform[] = [];
  /** Platforms of the newest Login's KickedDevice that were unsure before it. */
  private kickedUnseen: Platform[] = [];
  private statusUnsure = false;
  private statusSeen = false;

  get ofConnections(): boolean {
    return this.unsure.length === 0;
  }

  get ofStatus(): boolean {
    return this.ofConnections && !this.statusUnsure;
  }

  /** Takes note of a callback in the order in which the vendor triggered it. */
  note(callback: Told, lost: boolean, policy: LoginPolicy): void {
    if (lost) this.lost++;
    else {
      this.sent++;
      this.firstSentAt ??= callback.time;
    }
    if (callback.action === "CustomStatusChange") {
      this.statusSeen = true;
      this.statusUnsure = lost || !this.ofConnections;
      return;
    }
    if (callback.echo) {
      // It says again what its Login said. But whoever never saw the kicked device come takes it for the newcomer's.
      if (!lost && this.kickedUnseen.includes(callback.platform)) this.doubt(callback.platform);
      return;
    }
    this.kickedUnseen = callback.kicked.filter((platform) => this.unsure.includes(platform));
    // A lost kick by the API (platform `rest`) leaves everything unsure until the next one.
    if (lost) for (const platform of [callback.platform, ...callback.kicked]) this.doubt(platform);
    else this.learn(callback, policy);
    if (callback.blurs.platform) this.doubt(callback.platform);
    if (callback.blurs.status) this.statusUnsure = true;
  }

  /** With one instance a platform, a Login leaves exactly one connection on it, and an end none. */
  private learn(callback: Told, policy: LoginPolicy): void {
    if (callback.reason === "OpenKickInstance") {
      this.unsure = [];
      return;
    }
    const told: Platform[] = [callback.platform, ...callback.kicked].filter((on) => maxOn(policy, on) === 1);
    this.unsure = this.unsure.filter((platform) => !told.includes(platform));
  }

  private doubt(platform: Platform): void {
    if (!this.unsure.includes(platform)) this.unsure.push(platform);
    // The status goes when the account goes offline, and when that was is unsure now.
    if (this.statusSeen) this.statusUnsure = true;
  }
}
