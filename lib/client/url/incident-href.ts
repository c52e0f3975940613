import type { Incident } from "@/lib/contracts/stats/incidents";
import { listHref } from "./list-href";

/** The page of one incident, which is known by when it was. */
export function incidentHref({ from, to }: Pick<Incident, "from" | "to">, app: string | undefined): string {
  return listHref("/incident", app, { from: Date.parse(from), to: Date.parse(to) });
}
