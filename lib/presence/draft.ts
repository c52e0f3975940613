import type { Platform } from "@/lib/protocol/platform";
import type { FoldState, RecentEnd } from "./state";
import type { Connection, EndCause, Kick, OnlineSpan, PresenceEvent, StatusSpan } from "./types";
import type { Millis } from "@/lib/time/units";

/** For this long after a kick or a logout, the other callback of the kick may come: docs/presence.md "The fold". */
export const ECHO_MS = 5_000;

/** Smallest start first, an unknown start being oldest; then by number. */
export function byStart(a: Connection, b: Connection): number {
  return (a.startedAt ?? -Infinity) - (b.startedAt ?? -Infinity) || a.no - b.no;
}

/**
 * A fold state under change, with the rows that changed. The rules speak to it in connections opened and ended;
 * it keeps the books. Rows are replaced, never mutated, so that the state it started from stays as it was.
 */
export class Draft {
  private readonly state: FoldState;
  private readonly connections = new Map<number, Connection>();
  private readonly statuses = new Map<number, StatusSpan>();
  private readonly spans = new Map<Millis, OnlineSpan>();
  private readonly kicks: Kick[] = [];
  private endedOne = false;

  constructor(start: FoldState) {
    this.state = { ...start };
  }

  /** Opens the books for an event: what is too old to be read anew is forgotten. */
  begin(event: PresenceEvent): void {
    const { recent } = this.state;
    const still = recent.filter((end) => (end.connection.endedAt ?? 0) >= event.time - ECHO_MS);
    if (still.length < recent.length) this.state.recent = still;
    this.endedOne = false;
    this.state.events++;
    this.state.firstEventAt ??= event.time;
    this.state.lastEventAt = event.time;
  }

  /** Closes the books: being online is judged after the whole event, so that a reconnection is no gap. */
  end(event: PresenceEvent): void {
    const since = this.state.onlineSince;
    if (this.state.open.length > 0) {
      if (since === null) this.keepSpan({ at: event.time, until: null });
      this.state.onlineSince ??= event.time;
      return;
    }
    if (since !== null) this.keepSpan({ at: since, until: event.time });
    this.state.onlineSince = null;
    if (this.endedOne) this.presumeStatusCleared(event.time);
  }

  get allOpen(): readonly Connection[] {
    return this.state.open;
  }

  openOn(platform: Platform): Connection[] {
    return this.state.open.filter((c) => c.platform === platform);
  }

  everOn(platform: Platform): boolean {
    return this.state.known.includes(platform);
  }

  recentEnds(platform: Platform, cause: EndCause): RecentEnd[] {
    return this.state.recent.filter((e) => e.connection.platform === platform && e.connection.endCause === cause);
  }

  open(event: PresenceEvent): void {
    const connection: Connection = {
      ...this.newConnection(event),
      startedAt: event.time,
      startIdentity: event.identity,
    };
    this.state.open = [...this.state.open, connection];
    this.connections.set(connection.no, connection);
  }

  /** Records a connection of which only the end was seen: listening began in the middle. */
  recordEndOnly(event: PresenceEvent, cause: EndCause): void {
    this.close(this.newConnection(event), event, cause, null);
  }

  /** Ends an open connection. `kickedBy` is the platform that came, for the cause `kicked`. */
  close(connection: Connection, event: PresenceEvent, cause: EndCause, kickedBy: Platform | null): void {
    const ended: Connection = {
      ...connection,
      endedAt: event.time,
      endCause: cause,
      endIdentity: event.identity,
      kickedBy,
    };
    this.state.open = this.state.open.filter((c) => c.no !== connection.no);
    this.state.lastEnd = { no: ended.no, at: event.time, cause };
    this.endedOne = true;
    if (cause === "kicked" || cause === "logout") {
      this.state.recent = [...this.state.recent, { connection: ended, logoutSeen: cause === "logout" }];
    }
    this.connections.set(ended.no, ended);
  }

  /** A Logout that came before the Login which kicked: the end was a kick after all. */
  turnIntoKick(end: RecentEnd, kickedBy: Platform): void {
    const connection: Connection = { ...end.connection, endCause: "kicked", kickedBy };
    this.replaceRecent(end, { connection, logoutSeen: true });
    if (this.state.lastEnd?.no === connection.no) this.state.lastEnd = { ...this.state.lastEnd, cause: "kicked" };
    this.connections.set(connection.no, connection);
  }

  /** A Logout was read as the echo of this kick; a second one is not. */
  matchEcho(end: RecentEnd): void {
    this.replaceRecent(end, { ...end, logoutSeen: true });
  }

  /** Records that a Login kicked: the entry `no` of its KickedDevice ended `connection`, or none that was open. */
  kick(event: PresenceEvent, no: number, kicked: Platform, connection: Connection | null): void {
    this.kicks.push({
      at: event.time,
      identity: event.identity,
      no,
      by: event.platform,
      kicked,
      rawKicked: event.kicked[no] ?? "",
      connection: connection && { at: connection.at, no: connection.no },
    });
  }

  setStatus(event: PresenceEvent): void {
    const last = this.state.status;
    const stood = last !== null && last.until === null;
    if (stood) this.keepStatus({ ...last, until: event.time });
    this.keepStatus({
      no: this.state.nextStatusNo++,
      value: event.customStatus ?? "",
      was: stood ? last.value : "",
      at: event.time,
      until: null,
      presumed: false,
    });
  }

  finish(): {
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
      this.keepStatus({ ...last, until: at, presumed: true });
    }
  }

  private keepStatus(span: StatusSpan): void {
    this.state.status = span;
    this.statuses.set(span.no, span);
  }

  private keepSpan(span: OnlineSpan): void {
    this.spans.set(span.at, span);
  }

  private replaceRecent(end: RecentEnd, by: RecentEnd): void {
    this.state.recent = this.state.recent.map((e) => (e === end ? by : e));
  }

  private newConnection(event: PresenceEvent): Connection {
    if (!this.everOn(event.platform)) this.state.known = [...this.state.known, event.platform].sort();
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
