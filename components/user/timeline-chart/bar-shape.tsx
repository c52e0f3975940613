import { outline } from "@/lib/client/timeline-chart/outline";
import { BAR_HEIGHT } from "@/lib/client/timeline-chart/dimensions";
import type { Bar } from "@/lib/client/timeline-chart/scene";
import { tone } from "@/lib/client/theme/tokens";
import { CAUSE_ICONS } from "../../ui/cause";
import { fadeId, hatchId } from "./patterns";

/** One connection. Colour, icon and the shape of its end show why it ended; the hatched part is the offline window. */
export function BarShape({ bar, patterns, selected }: { bar: Bar; patterns: string; selected: boolean }) {
  const cause = bar.connection.endCause;
  const name = cause ?? "online";
  const Glyph = cause && CAUSE_ICONS[cause];
  return (
    <>
      <path
        d={outline(bar, cause)}
        style={{ fill: tone(name, "bg"), stroke: tone(name, "solid"), strokeWidth: selected ? 2.5 : 1.2 }}
        strokeLinejoin="round"
      />
      {bar.offline && (
        <rect
          x={bar.offline.x}
          y={bar.y + 1}
          width={bar.offline.width}
          height={BAR_HEIGHT - 2}
          fill={`url(#${hatchId(patterns, name)})`}
        />
      )}
      {bar.fadesIn && (
        <rect
          x={bar.x - 2}
          y={bar.y - 1}
          width={Math.min(40, bar.width)}
          height={BAR_HEIGHT + 2}
          fill={`url(#${fadeId(patterns)})`}
        />
      )}
      {bar.withIcon && Glyph && (
        <>
          <rect
            x={bar.x + bar.width - 21}
            y={bar.y + 2}
            width={15}
            height={BAR_HEIGHT - 4}
            rx={3}
            style={{ fill: tone(name, "bg") }}
          />
          <Glyph
            x={bar.x + bar.width - 19.5}
            y={bar.y + 3}
            size={12}
            stroke={2.2}
            style={{ color: tone(name, "fg") }}
          />
        </>
      )}
    </>
  );
}
