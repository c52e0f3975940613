import type { Platform } from "@/lib/protocol/platform";
import type { FoldState, RecentEnd } from "./state";
import type { Connection, EndCause, Kick, OnlineSpan, PresenceEvent, StatusSpan } from "./types";
import type { Millis } from "@/lib/time/units";

/** How long after a kick or a logout the second callback of the same kick may come (docs/presence.md "The fold"). */
export const ECHO_MS = 5_000;

/**
 * Oldest start first. An unknown start counts as oldest. Connections with the same start are in the order of their
 * numbers.
 */
export function byStart(a: Connection, b: Connection): number {
  return (a.startedAt ?? -Infinity) - (b.startedAt ?? -Infinity) || a.no - b.no;
}

/**
 * A fold state that is being changed. The rules call its methods to open and close connections; it collects the changed
 * rows. Rows are replaced, never mutated, so that the initial state stays unchanged.
 */
export class Draft {
  private readonly state: FoldState;
  private readonly connections = new Map<number, Connection>();
  private readonly statuses = new Map<number, StatusSpan>();
  private readonly spans = new Map<Millis, OnlineSpan>();
  private readonly kicks: Kick[] = [];
  private connectionEnded = false;

  constructor(initial: FoldState) {
    this.state = { ...initial };
  }

  /** Call it before an event is applied. Drops recent ends that no later event can reinterpret. */
  beginEvent(event: PresenceEvent): void {
    const { recent } = this.state;
    const reinterpretable = recent.filter((end) => (end.connection.endedAt ?? 0) >= event.time - ECHO_MS);
    if (reinterpretable.length < recent.length) this.state.recent = reinterpretable;
    this.connectionEnded = false;
    this.state.events++;
    this.state.firstEventAt ??= event.time;
    this.state.lastEventAt = event.time;
  }

  /**
   * Call it after an event is applied. It updates the online state once per event, so that a reconnection is no gap.
   */
  endEvent(event: PresenceEvent): void {
    const { onlineSince } = this.state;
    if (this.state.open.length > 0) {
      if (onlineSince === null) this.putSpan({ at: event.time, until: null });
      this.state.onlineSince ??= event.time;
      return;
    }
    if (onlineSince !== null) this.putSpan({ at: onlineSince, until: event.time });
    this.state.onlineSince = null;
    if (this.connectionEnded) this.presumeStatusCleared(event.time);
  }

  get openConnections(): readonly Connection[] {
    return this.state.open;
  }

  openConnectionsOn(platform: Platform): Connection[] {
    return this.state.open.filter((c) => c.platform === platform);
  }

  wasConnectedOn(platform: Platform): boolean {
    return this.state.known.includes(platform);
  }

  recentEnds(platform: Platform, cause: EndCause): RecentEnd[] {
    return this.state.recent.filter((e) => e.connection.platform === platform && e.connection.endCause === cause);
  }

  openConnection(event: PresenceEvent): void {
    const connection: Connection = {
      ...this.newConnection(event),
      startedAt: event.time,
      startIdentity: event.identity,
    };
    this.state.open = [...this.state.open, connection];
    this.connections.set(connection.no, connection);
  }

  /** Records a connection whose start was not seen, because Rollcall started to record later. */
  recordEndOnly(event: PresenceEvent, cause: EndCause): void {
    this.closeConnection(this.newConnection(event), event, cause, null);
  }

  /** Ends an open connection. `kickedBy` is the platform that logged in, for the cause `kicked`. */
  closeConnection(connection: Connection, event: PresenceEvent, cause: EndCause, kickedBy: Platform | null): void {
    const ended: Connection = {
      ...connection,
      endedAt: event.time,
      endCause: cause,
      endIdentity: event.identity,
      kickedBy,
    };
    this.state.open = this.state.open.filter((c) => c.no !== connection.no);
    this.state.lastEnd = { no: ended.no, at: event.time, cause };
    this.connectionEnded = true;
    if (cause === "kicked" || cause === "logout") {
      this.state.recent = [...this.state.recent, { connection: ended, logoutSeen: cause === "logout" }];
    }
    this.connections.set(ended.no, ended);
  }

  /** Turns a logout into a kick: its Logout came before the Login that kicked. */
  turnIntoKick(end: RecentEnd, kickedBy: Platform): void {
    const connection: Connection = { ...end.connection, endCause: "kicked", kickedBy };
    this.replaceRecent(end, { connection, logoutSeen: true });
    if (this.state.lastEnd?.no === connection.no) this.state.lastEnd = { ...this.state.lastEnd, cause: "kicked" };
    this.connections.set(connection.no, connection);
  }

  /** Marks that a Logout was matched to this kick as its echo. A second Logout is not an echo. */
  matchEcho(end: RecentEnd): void {
    this.replaceRecent(end, { ...end, logoutSeen: true });
  }

  /** Records one entry of a Login's KickedDevice. `connection` is the connection that it ended, or null. */
  recordKick(event: PresenceEvent, index: number, kicked: Platform, connection: Connection | null): void {
    this.kicks.push({
      at: event.time,
      identity: event.identity,
      no: index,
      by: event.platform,
      kicked,
      rawKicked: event.kicked[index] ?? "",
      connection: connection && { at: connection.at, no: connection.no },
    });
  }

  setStatus(event: PresenceEvent): void {
    const last = this.state.status;
    const previousIsOpen = last !== null && last.until === null;
    if (previousIsOpen) this.putStatus({ ...last, until: event.time });
    this.putStatus({
      no: this.state.nextStatusNo++,
      value: event.customStatus ?? "",
      was: previousIsOpen ? last.value : "",
      at: event.time,
      until: null,
      presumed: false,
    });
  }

  result(): {
    state: FoldState;
    connections: Connection[];
    statuses: StatusSpan[];
    spans: OnlineSpan[];
    kicks: Kick[];
  } {
    const byNo = (a: { no: number }, b: { no: number }) => a.no - b.no;
    return {
      state: this.state,
      connections: [...this.connections.values()].sort(byNo),
      statuses: [...this.statuses.values()].sort(byNo),
      spans: [...this.spans.values()],
      kicks: this.kicks,
    };
  }

  private presumeStatusCleared(at: Millis): void {
    const last = this.state.status;
    if (last !== null && last.until === null && last.value !== "") {
      this.putStatus({ ...last, until: at, presumed: true });
    }
  }

  private putStatus(span: StatusSpan): void {
    this.state.status = span;
    this.statuses.set(span.no, span);
  }

  private putSpan(span: OnlineSpan): void {
    this.spans.set(span.at, span);
  }

  private replaceRecent(end: RecentEnd, replacement: RecentEnd): void {
    this.state.recent = this.state.recent.map((e) => (e === end ? replacement : e));
  }

  private newConnection(event: PresenceEvent): Connection {
    if (!this.wasConnectedOn(event.platform)) this.state.known = [...this.state.known, event.platform].sort();
    return {
      no: this.state.nextNo++,
      at: event.time,
      platform: event.platform,
      clientIp: event.clientIp,
      startedAt: null,
      startIdentity: null,
      endedAt: null,
      endCause: null,
      endIdentity: null,
      kickedBy: null,
    };
  }
}
