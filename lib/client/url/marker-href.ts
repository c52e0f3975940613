import { listHref } from "./list-href";

/** The parameter that names a marker. */
export const MARKER_PARAMETER = "marker";

/** The list of markers, with this one in view. */
export function markerHref(id: string, app: string | undefined): string {
  return listHref("/markers", app, null, { [MARKER_PARAMETER]: id });
}
