"use client";

import { useElementSize } from "@mantine/hooks";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { fullNumber } from "@/lib/client/charts/numbers";
import { kickFlow, type FlowNode } from "@/lib/client/kicks/flow";
import { platformColour } from "@/lib/client/theme/tokens";
import type { KicksStatsAnswer } from "@/lib/contracts/stats/kicks";
import { ChartFrame } from "../charts/chart-frame";
import { EmptyLine } from "../ui/empty-line";
import { StatPanel } from "../ui/stat-panel";
import { useKicksHref } from "./use-kicks-href";
import type { KicksPanelProps } from "./types";
import classes from "./kicks.module.css";

/** The drawing uses real pixels, so that names keep their size. It is never narrower than a phone. */
const MIN_WIDTH = 300;
/** Space for names on both sides. */
const SIDE = 112;
const INNER = 170;
const NODE = 6;

/** Kick flow: the platform that logged in is on the left, the kicked platform on the right. */
export function KicksFlow({ query }: KicksPanelProps) {
  const t = useTranslations("kicks");
  return (
    <StatPanel title={t("flow")} query={query} height={280}>
      {({ pairs }) => (pairs.length === 0 ? <EmptyLine>{t("none")}</EmptyLine> : <Flow pairs={pairs} />)}
    </StatPanel>
  );
}

function Flow({ pairs }: { pairs: KicksStatsAnswer["pairs"] }) {
  const t = useTranslations("kicks");
  const platforms = useTranslations("platform");
  const locale = useLocale();
  const router = useRouter();
  const href = useKicksHref();
  const { ref, width: available } = useElementSize();
  const width = Math.max(MIN_WIDTH, available);
  const flow = kickFlow(pairs, width - 2 * SIDE - 2 * NODE, INNER);
  const height = Math.max(flow.height + 20, 60);
  const words = (band: { by: (typeof pairs)[number]["by"]; kicked: (typeof pairs)[number]["kicked"]; count: number }) =>
    t("band", { by: platforms(band.by), kicked: platforms(band.kicked), count: band.count });
  const table = () => ({
    columns: [t("by"), t("kicked"), t("count"), t("unknownShort")],
    rows: pairs.map((pair) => ({
      key: `${pair.by} ${pair.kicked}`,
      cells: [
        { text: platforms(pair.by) },
        { text: platforms(pair.kicked) },
        { text: fullNumber(pair.count, locale), value: pair.count, href: href({ by: pair.by, kicked: pair.kicked }) },
        {
          text: fullNumber(pair.unknown, locale),
          value: pair.unknown,
          href: href({ by: pair.by, kicked: pair.kicked, known: "false" }),
        },
      ],
    })),
  });
  const side = (nodes: FlowNode[], x: number, anchor: "start" | "end") =>
    nodes.map((node) => (
      <g key={node.platform} transform={`translate(0 ${node.y})`}>
        <rect x={x} width={NODE} height={Math.max(2, node.height)} fill={platformColour(node.platform)} rx={2} />
        <text
          x={anchor === "end" ? x - 8 : x + NODE + 8}
          y={node.height / 2}
          dy="0.35em"
          textAnchor={anchor}
          className={classes.flowName}
        >
          {platforms(node.platform)} <tspan className={classes.flowCount}>{fullNumber(node.count, locale)}</tspan>
        </text>
      </g>
    ));
  return (
    <ChartFrame label={t("flow")} table={table} height={Math.max(height, 220)}>
      <div ref={ref}>
        <svg
          viewBox={`0 -10 ${width} ${height}`}
          height={height}
          className={classes.flow}
          role="img"
          aria-label={t("flowLabel")}
        >
          <g transform={`translate(${SIDE + NODE} 0)`}>
            {flow.bands.map((band) => (
              <path
                key={`${band.by} ${band.kicked}`}
                d={band.path}
                className={classes.band}
                style={{ fill: platformColour(band.by) }}
                onClick={() => router.push(href({ by: band.by, kicked: band.kicked }))}
              >
                <title>{words(band)}</title>
              </path>
            ))}
          </g>
          {side(flow.left, SIDE, "end")}
          {side(flow.right, width - SIDE - NODE, "start")}
        </svg>
      </div>
    </ChartFrame>
  );
}
