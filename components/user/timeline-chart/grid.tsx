import { useTranslations } from "next-intl";
import { BAR_HEIGHT, RIBBON_HEIGHT } from "@/lib/client/timeline-chart/dimensions";
import type { Frame, KickArrow, Lane, Ribbon, Tick } from "@/lib/client/timeline-chart/scene";
import { tone, type ToneName } from "@/lib/client/theme/tokens";
import { PLATFORM_ICONS } from "../../ui/platform";
import { arrowId } from "./patterns";
import classes from "./timeline-chart.module.css";

/** Names of the lanes: to their left, or above them on a narrow screen. */
export function LaneNames({
  lanes,
  ribbon,
  frame,
  gutter,
}: {
  lanes: Lane[];
  ribbon: boolean;
  frame: Frame;
  gutter: number;
}) {
  const t = useTranslations("timelineChart");
  const names = useTranslations("platform");
  return (
    <g aria-hidden>
      {ribbon && !frame.captions && (
        <text className={classes.laneText} x={0} y={RIBBON_HEIGHT / 2 + 4}>
          {t("status")}
        </text>
      )}
      {lanes.map(({ platform, y, height }) => {
        const Glyph = PLATFORM_ICONS[platform];
        const top = frame.captions ? y + 3 : y + (Math.min(height, BAR_HEIGHT + 10) - 14) / 2;
        return (
          <g key={platform}>
            {frame.captions ? null : (
              <line className={classes.laneLine} x1={0} x2={gutter + frame.width} y1={y + height} y2={y + height} />
            )}
            <Glyph x={0} y={top} size={14} stroke={1.6} className={classes.laneIcon} />
            <text className={classes.laneText} x={20} y={top + 11.5}>
              {names(platform)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The custom statuses above the lanes. */
export function Ribbons({ ribbons }: { ribbons: Ribbon[] }) {
  const t = useTranslations("history");
  return (
    <g>
      {ribbons.map((ribbon) => (
        <g key={`${ribbon.at} ${ribbon.value}`}>
          <title>{ribbon.presumed ? `${ribbon.value} · ${t("presumed")}` : ribbon.value}</title>
          <rect
            x={ribbon.x}
            y={1}
            width={ribbon.width}
            height={RIBBON_HEIGHT - 2}
            rx={4}
            style={{ fill: tone("superseded", "bg"), stroke: tone("superseded", "solid") }}
            strokeDasharray={ribbon.presumed ? "3 3" : undefined}
          />
          {ribbon.width > 24 && (
            <svg x={ribbon.x} y={0} width={ribbon.width - 6} height={RIBBON_HEIGHT}>
              <text className={classes.ribbonText} x={7} y={RIBBON_HEIGHT / 2 + 4}>
                {ribbon.value}
              </text>
            </svg>
          )}
        </g>
      ))}
    </g>
  );
}

/** Arrows from the device that logged in to the device that it kicked. */
export function Kicks({ kicks, patterns }: { kicks: KickArrow[]; patterns: string }) {
  return (
    <g aria-hidden>
      {kicks.map(({ key, x, fromY, toY }) => (
        <g key={key}>
          <circle cx={x} cy={fromY} r={3} style={{ fill: tone("kicked", "solid") }} />
          <line
            x1={x}
            x2={x}
            y1={fromY}
            y2={toY + (toY > fromY ? -4 : 4)}
            style={{ stroke: tone("kicked", "solid"), strokeWidth: 1.8 }}
            markerEnd={`url(#${arrowId(patterns)})`}
          />
        </g>
      ))}
    </g>
  );
}

const TICK_TONES: Record<Tick["kind"], ToneName> = {
  login: "online",
  logout: "logout",
  disconnect: "offline",
  status: "status",
  other: "other",
};

/** Marks on the time axis for events; one mark may stand for several. */
export function Ticks({ ticks, base }: { ticks: Tick[]; base: number }) {
  const t = useTranslations("timelineChart");
  return (
    <g>
      {ticks.map((tick) => (
        <rect
          key={tick.from}
          x={tick.x}
          y={base - tick.height}
          width={tick.width}
          height={tick.height}
          style={{ fill: tone(TICK_TONES[tick.kind], "solid") }}
        >
          <title>{t("ticks", { count: tick.count })}</title>
        </rect>
      ))}
    </g>
  );
}
