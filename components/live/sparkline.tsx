"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type PointerEvent } from "react";
import type { Bar } from "@/lib/client/live/rates";
import { tone as toneColour, type ToneName } from "@/lib/client/theme/tokens";
import { formatTime } from "@/lib/time/format";
import { useZone } from "@/lib/client/time/zone";
import classes from "./rates.module.css";

interface SparklineProps {
  /** One per minute; undefined while they load. */
  bars: Bar[] | undefined;
  tone: ToneName;
  /** What is counted, in words. */
  label: string;
  /** The list behind a bar. */
  hrefOf: (bar: Bar) => string;
}

/** Minimum height of a bar as a share of the chart, so that a count of 1 is visible. */
const MIN_HEIGHT = 0.08;

/** The minutes of an hour as small bars. The pointer shows time and count; a click opens the list. */
export function Sparkline({ bars, tone, label, hrefOf }: SparklineProps) {
  const t = useTranslations("live");
  const { zone } = useZone();
  const locale = useLocale();
  const router = useRouter();
  const [pointed, setPointed] = useState<number | null>(null);
  if (!bars || bars.length === 0) return <span className={classes.sparkline} />;
  const barAt = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
  };
  const shown = pointed === null ? undefined : bars[pointed];
  const peak = Math.max(...bars.map((bar) => bar.count));
  return (
    <span className={classes.sparkline}>
      <svg
        role="img"
        aria-label={t("spark", { kind: label, peak })}
        viewBox={`0 0 ${bars.length} 1`}
        preserveAspectRatio="none"
        onPointerMove={(event) => setPointed(barAt(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={() => shown && router.push(hrefOf(shown))}
      >
        <rect width={bars.length} height={1} fill="transparent" />
        {bars.map((bar, index) => {
          const height = bar.count === 0 ? 0.03 : Math.max(MIN_HEIGHT, bar.height);
          return (
            <rect
              key={bar.from}
              x={index + 0.12}
              y={1 - height}
              width={0.76}
              height={height}
              fill={bar.count === 0 ? "var(--line)" : toneColour(tone, "solid")}
              opacity={pointed === null || pointed === index ? 1 : 0.5}
            />
          );
        })}
      </svg>
      {shown && zone && (
        <span className={classes.sparklineTip} aria-hidden>
          {t("sparkBar", {
            time: formatTime(shown.from, zone, "minute"),
            count: shown.count.toLocaleString(locale),
          })}
        </span>
      )}
    </span>
  );
}
