import { DISCONNECT_CAUSES, RECONNECTION_CAUSE } from "@/lib/contracts/values";
import type { TimeRange } from "@/lib/time/range";
import { KICKS_LIST } from "./kicks-filter";
import { listHref } from "./list-href";
import type { Figure } from "./users-sort";

/** Address of what a figure of a user counts in a range. Hours with flapping lead to the timeline of that range. */
export function figureHref(figure: Figure, user: string, range: TimeRange, app?: string): string {
  if (figure === "kicks") return `${listHref("/platforms", app, range, { user })}#${KICKS_LIST}`;
  if (figure === "flappingHours") return listHref("/user", app, range, { id: user });
  const cause = figure === "disconnects" ? DISCONNECT_CAUSES.join(",") : RECONNECTION_CAUSE;
  return listHref("/connections", app, range, { user, cause });
}
