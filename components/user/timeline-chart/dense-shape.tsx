import { useLocale, useTranslations } from "next-intl";
import { causeShares } from "@/lib/client/timeline-chart/dense";
import type { DenseBlock } from "@/lib/client/timeline-chart/scene";
import { tone } from "@/lib/client/theme/tokens";

/** Minimum widths of a block that shows its number, and its number with a word, in pixels. */
const MIN_WIDTH_WITH_NUMBER = 34;
const MIN_WIDTH_WITH_WORD = 110;
/** Height of the line at the bottom that shows the shares of the causes, in pixels. */
const STRIP_HEIGHT = 4;

/** Connections that are too short to be drawn one by one, as columns that are higher for more of them. */
export function DenseShape({ block }: { block: DenseBlock }) {
  const t = useTranslations("timelineChart");
  const locale = useLocale();
  const name = block.cause ?? "online";
  const [top, height] = [block.y + 4, block.height - 8];
  const centre = block.x + block.width / 2;
  return (
    <>
      <rect x={block.x} y={top} width={block.width} height={height} rx={3} style={{ fill: tone(name, "bg") }} />
      {block.columns.map((column) => (
        <rect
          key={column.x}
          x={column.x}
          y={top + height * (1 - column.share)}
          width={column.width}
          height={height * column.share}
          style={{ fill: tone(name, "solid") }}
          opacity={0.55}
        />
      ))}
      {causeShares(block).map((part) => (
        <rect
          key={part.cause}
          x={part.x}
          y={top + height - STRIP_HEIGHT}
          width={part.width}
          height={STRIP_HEIGHT}
          style={{ fill: tone(part.cause, "solid") }}
        />
      ))}
      <rect
        x={block.x}
        y={top}
        width={block.width}
        height={height}
        rx={3}
        fill="none"
        style={{ stroke: tone(name, "solid") }}
      />
      {block.connections > 1 && block.width >= MIN_WIDTH_WITH_NUMBER && (
        <text
          x={centre}
          y={top + height / 2 + 4}
          textAnchor="middle"
          style={{
            fill: tone(name, "fg"),
            stroke: tone(name, "bg"),
            strokeWidth: 4,
            paintOrder: "stroke",
            fontWeight: 600,
          }}
        >
          {block.width >= MIN_WIDTH_WITH_WORD
            ? t("dense", { count: block.connections })
            : block.connections.toLocaleString(locale)}
        </text>
      )}
    </>
  );
}
