import { parseAsString } from "nuqs";
import { listHref } from "./list-href";

/** The parameter that names a marker. */
export const MARKER = { marker: parseAsString };

/** The list of markers, with this one in view. */
export function markerHref(id: string, app: string | undefined): string {
  return listHref("/markers", app, null, { marker: id });
}
