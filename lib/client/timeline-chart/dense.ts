import type { TimelineChartAnswer } from "@/lib/contracts/timeline-chart";
import type { EndCause } from "@/lib/presence/types";
import type { DenseBlock, Frame, Lane } from "./scene";

type DenseRange = TimelineChartAnswer["dense"][number];

/** Stretches of one platform that lie closer together than two of them are long, as one block each. */
export function denseBlocks(
  picture: Pick<TimelineChartAnswer, "dense" | "bucketMs">,
  lanes: readonly Lane[],
  x: (at: number) => number,
  frame: Frame,
): DenseBlock[] {
  const most = Math.max(1, ...picture.dense.map(({ connections }) => connections));
  return lanes.flatMap((lane) =>
    groupRanges(
      picture.dense.filter(({ platform }) => platform === lane.platform),
      picture.bucketMs * 2,
    )
      .map((stretches) => toBlock(stretches, lane, x, most))
      .filter((block) => block.x < frame.width && block.x + block.width > 0),
  );
}

function groupRanges(stretches: readonly DenseRange[], reach: number): DenseRange[][] {
  const sorted = [...stretches].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  const list: DenseRange[][] = [];
  for (const stretch of sorted) {
    const last = list.at(-1);
    const end = last?.at(-1)?.to;
    if (last && end && Date.parse(stretch.from) - Date.parse(end) <= reach) last.push(stretch);
    else list.push([stretch]);
  }
  return list;
}

function toBlock(stretches: DenseRange[], lane: Lane, x: (at: number) => number, most: number): DenseBlock {
  const times = stretches.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)]);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const causes: DenseBlock["causes"] = {};
  for (const [cause, count] of stretches.flatMap((stretch) => Object.entries(stretch.causes) as [EndCause, number][])) {
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
    connections: stretches.reduce((sum, stretch) => sum + stretch.connections, 0),
    cause: ranked[0]?.[0] ?? null,
    causes,
    columns: stretches.map((stretch) => {
      const left = x(Date.parse(stretch.from));
      return {
        x: left,
        width: Math.max(2, x(Date.parse(stretch.to)) - left - 0.5),
        share: Math.log1p(stretch.connections) / Math.log1p(most),
      };
    }),
  };
}

/** A block's width shared out among the causes its connections ended by, most frequent first. */
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
