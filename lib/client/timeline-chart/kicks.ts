import { BAR_HEIGHT } from "./dimensions";
import type { Bar, KickArrow, Lane } from "./scene";

/** An arrow for every kick between two lanes or rows. A kick within one row has only the icon. */
export function kickArrows(bars: readonly Bar[], lanes: readonly Lane[], x: (at: number) => number): KickArrow[] {
  return bars.flatMap((bar) => {
    const { endCause, kickedBy, endedAt, endEventId } = bar.connection;
    if (endCause !== "kicked" || kickedBy === null || endedAt === null || bar.cutRight) return [];
    // The login is the event that ended one connection and started the other.
    const login = bars.find(
      (other) => other.connection.platform === kickedBy && other.connection.startEventId === endEventId,
    );
    const lane = lanes.find((candidate) => candidate.platform === kickedBy);
    if (!lane || (!login && kickedBy === bar.connection.platform)) return [];
    const fromY = login ? login.y + BAR_HEIGHT / 2 : lane.y + lane.height - BAR_HEIGHT / 2 - 5;
    const toY = bar.y + BAR_HEIGHT / 2;
    return fromY === toY ? [] : [{ key: bar.key, x: x(Date.parse(endedAt)), fromY, toY }];
  });
}
