"use client";

import { Tooltip } from "@mantine/core";
import { IconCode } from "@tabler/icons-react";
import { useLocale, useTranslations } from "next-intl";
import { kindOf } from "@/lib/client/event-kind";
import { formatTime } from "@/lib/time/format";
import { formatSpan } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { Address } from "../ui/address";
import { KindIcon, useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import { useQuarantineReason } from "../ui/use-quarantine-reason";
import { MomentLink } from "./moment-link";
import classes from "./timeline-row.module.css";

interface EventRowProps {
  event: Event;
  /** Headlines of the explanations of the connections that it ended. */
  headlines: readonly string[];
  selected: boolean;
  onOpen: (event: Event) => void;
}

/** One event in our words and in Tencent's. The row opens its explanation and its raw callback. */
export function EventRow({ event, headlines, selected, onOpen }: EventRowProps) {
  const t = useTranslations("user");
  const words = useEventWords();
  const { zone } = useZone();
  const at = Date.parse(event.eventTime);
  return (
    <li className={classes.item} data-selected={selected || undefined}>
      <div className={classes.line}>
        <button
          type="button"
          className={`${classes.row} ${classes.event}`}
          aria-label={`${words(event)}. ${t("rawOpen", { time: zone ? formatTime(at, zone) : "" })}`}
          onClick={() => onOpen(event)}
        >
          <span className={classes.when}>
            <Time at={event.eventTime} clock />
          </span>
          <KindIcon kind={kindOf(event)} />
          <span className={classes.words}>
            <span className={classes.word}>{words(event)}</span>
            <span className={classes.rawValue}>
              {event.action}/{event.reason}
            </span>
            <Late event={event} />
          </span>
          <span className={classes.platform}>
            <PlatformLabel platform={event.platform} raw={event.rawPlatform} />
          </span>
          <span className={classes.ip}>
            <Address ip={event.clientIp} network={event.networkName} />
          </span>
          <IconCode size={15} stroke={1.6} aria-hidden data-print="hide" className={classes.open} />
        </button>
        <MomentLink at={at} />
      </div>
      <Verdict event={event} />
      {headlines.map((headline) => (
        <p key={headline} className={classes.why}>
          {headline}
        </p>
      ))}
    </li>
  );
}

function Late({ event }: { event: Event }) {
  const t = useTranslations("event");
  const locale = useLocale();
  if (!event.late) return null;
  const delay = formatSpan(Date.parse(event.receivedAt) - Date.parse(event.eventTime), locale);
  return (
    <Tooltip label={t("lateWhy", { delay })} multiline maw={280}>
      <span>
        <ToneBadge tone="link_close" label={t("late")} />
      </span>
    </Tooltip>
  );
}

/**
 * Why an event changed nothing, in full. An event that was applied has a verdict only if `alone`, in the view of a
 * single event.
 */
export function Verdict({ event, alone = false }: { event: Event; alone?: boolean }) {
  const t = useTranslations("verdict");
  const plain = useTranslations("events");
  const reasonOf = useQuarantineReason();
  const { verdict } = event;
  if (verdict === "applied" || verdict === "status") {
    return alone ? (
      <p className={classes.verdict}>
        <ToneBadge tone="online" label={plain("applied")} />
        <span>{plain(`${verdict}Why`)}</span>
      </p>
    ) : null;
  }
  return (
    <p className={classes.verdict}>
      <ToneBadge tone="other" label={t(verdict)} />
      <span>{reasonOf(event) ?? t(`${verdict}Why`)}</span>
    </p>
  );
}
