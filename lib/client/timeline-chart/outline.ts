import type { EndCause } from "@/lib/presence/types";
import { BAR_HEIGHT } from "./dimensions";
import type { Bar } from "./scene";

/** Minimum width in pixels of a bar whose end has a shape. */
const MIN_SHAPED_WIDTH = 10;

/**
 * The outline of a bar as an SVG path. The shape of its right end shows the cause without colour: straight (logged
 * out), torn (link closed), notched (timed out), pointed (kicked, and still open), stepped (kicked by administrator),
 * round (reconnected).
 */
export function outline(bar: Pick<Bar, "x" | "y" | "width" | "cutRight" | "open">, cause: EndCause | null): string {
  const { x, y, width } = bar;
  const right = x + width;
  const bottom = y + BAR_HEIGHT;
  const start = `M${x},${bottom}V${y}H`;
  if (width < MIN_SHAPED_WIDTH || bar.cutRight) return `${start}${right}V${bottom}Z`;
  const middle = y + BAR_HEIGHT / 2;
  switch (bar.open ? "kicked" : cause) {
    case "kicked":
      return `${start}${right - 6}L${right},${middle}L${right - 6},${bottom}Z`;
    case "link_close": {
      const tooth = BAR_HEIGHT / 4;
      const teeth = [1, 2, 3, 4].map((n) => `L${n % 2 === 1 ? right - 4 : right},${y + n * tooth}`).join("");
      return `${start}${right}${teeth}H${x}Z`;
    }
    case "timeout":
      return `${start}${right}L${right - 5},${middle}L${right},${bottom}Z`;
    case "admin_kick":
      return `${start}${right - 4}V${y + 5}H${right}V${bottom - 5}H${right - 4}V${bottom}Z`;
    case "superseded":
      return `${start}${right - 8}A8,${BAR_HEIGHT / 2} 0 0 1 ${right - 8},${bottom}Z`;
    default:
      return `${start}${right}V${bottom}Z`;
  }
}
