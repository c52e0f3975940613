import type { TimelineChartAnswer } from "@/lib/contracts/timeline-chart";
import type { EndCause } from "@/lib/presence/types";
import type { DenseBlock, Frame, Lane } from "./scene";

type DenseRange = TimelineChartAnswer["dense"][number];

/** Blocks of the dense ranges of each platform. Ranges with a gap of at most two buckets are one block. */
export function denseBlocks(
  data: Pick<TimelineChartAnswer, "dense" | "bucketMs">,
  lanes: readonly Lane[],
  x: (at: number) => number,
  frame: Frame,
): DenseBlock[] {
  const max = Math.max(1, ...data.dense.map(({ connections }) => connections));
  return lanes.flatMap((lane) =>
    groupRanges(
      data.dense.filter(({ platform }) => platform === lane.platform),
      data.bucketMs * 2,
    )
      .map((ranges) => toBlock(ranges, lane, x, max))
      .filter((block) => block.x < frame.width && block.x + block.width > 0),
  );
}

function groupRanges(ranges: readonly DenseRange[], reach: number): DenseRange[][] {
  const sorted = [...ranges].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const list: DenseRange[][] = [];
  for (const range of sorted) {
    const last = list.at(-1);
    const end = last?.at(-1)?.to;
    if (last && end && Date.parse(range.from) - Date.parse(end) <= reach) last.push(range);
    else list.push([range]);
  }
  return list;
}

function toBlock(ranges: DenseRange[], lane: Lane, x: (at: number) => number, max: number): DenseBlock {
  const times = ranges.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const causes: DenseBlock["causes"] = {};
  for (const [cause, count] of ranges.flatMap((range) => Object.entries(range.causes) as [EndCause, number][])) {
    causes[cause] = (causes[cause] ?? 0) + count;
  }
  const ranked = (Object.entries(causes) as [EndCause, number][]).sort((a, b) => b[1] - a[1]);
  return {
    platform: lane.platform,
    from,
    to,
    x: x(from),
    width: Math.max(4, x(to) - x(from)),
    y: lane.y,
    height: lane.height,
    connections: ranges.reduce((sum, range) => sum + range.connections, 0),
    cause: ranked[0]?.[0] ?? null,
    causes,
    columns: ranges.map((range) => {
      const left = x(Date.parse(range.from));
      return {
        x: left,
        width: Math.max(2, x(Date.parse(range.to)) - left - 0.5),
        share: Math.log1p(range.connections) / Math.log1p(max),
      };
    }),
  };
}

/** The width of a block divided among the end causes of its connections, most frequent first. */
export function causeShares(
  block: Pick<DenseBlock, "x" | "width" | "causes">,
): { cause: EndCause; x: number; width: number }[] {
  const ranked = (Object.entries(block.causes) as [EndCause, number][]).sort((a, b) => b[1] - a[1]);
  const total = ranked.reduce((sum, [, count]) => sum + count, 0);
  let x = block.x;
  return ranked.map(([cause, count]) => {
    const part = { cause, x, width: (count / total) * block.width };
    x += part.width;
    return part;
  });
}
