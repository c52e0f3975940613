import { tone } from "@/lib/client/theme/tokens";
import { END_CAUSES } from "@/lib/presence/types";

/** Ids of the SVG definitions of one chart; `patterns` is the id of the chart. */
export const hatchId = (patterns: string, name: string) => `${patterns}-hatch-${name}`;
export const fadeId = (patterns: string) => `${patterns}-fade`;
export const clipId = (patterns: string) => `${patterns}-clip`;
export const arrowId = (patterns: string) => `${patterns}-arrow`;

/** SVG definitions: hatching in the colour of each cause, the fade-in of an unknown start, the head of an arrow. */
export function Patterns({ id, width, height }: { id: string; width: number; height: number }) {
  return (
    <defs>
      <clipPath id={clipId(id)}>
        <rect x={-1} y={0} width={width + 2} height={height} />
      </clipPath>
      {END_CAUSES.map((cause) => (
        <pattern
          key={cause}
          id={hatchId(id, cause)}
          width={5}
          height={5}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width={5} height={5} style={{ fill: "var(--panel)" }} opacity={0.75} />
          <rect width={1.8} height={5} style={{ fill: tone(cause, "solid") }} />
        </pattern>
      ))}
      <linearGradient id={fadeId(id)}>
        <stop offset="0" style={{ stopColor: "var(--panel)" }} />
        <stop offset="1" style={{ stopColor: "var(--panel)" }} stopOpacity={0} />
      </linearGradient>
      <marker id={arrowId(id)} viewBox="0 0 8 8" refX={7} refY={4} markerWidth={7} markerHeight={7} orient="auto">
        <path d="M0,0L8,4L0,8Z" style={{ fill: tone("kicked", "solid") }} />
      </marker>
    </defs>
  );
}
