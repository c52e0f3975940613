import { useLocale, useTranslations } from "next-intl";
import { causeStrip } from "@/lib/client/timeline-chart/dense";
import type { DenseBlock } from "@/lib/client/timeline-chart/scene";
import { tone } from "@/lib/client/theme/tokens";

/** Room that the number alone, and the number with its word, take up. */
const NUMBER_ROOM = 34;
const WORD_ROOM = 110;
/** Height of the line at the foot that tells the causes apart. */
const STRIP = 4;

/** Connections too short to be told apart, as a texture that is higher where they are more, with their number. */
export function DenseShape({ block }: { block: DenseBlock }) {
  const t = useTranslations("picture");
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
      {causeStrip(block).map((part) => (
        <rect
          key={part.cause}
          x={part.x}
          y={top + height - STRIP}
          width={part.width}
          height={STRIP}
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
      {block.connections > 1 && block.width >= NUMBER_ROOM && (
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
          {block.width >= WORD_ROOM
            ? t("dense", { count: block.connections })
            : block.connections.toLocaleString(locale)}
        </text>
      )}
    </>
  );
}
