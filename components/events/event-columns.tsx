import { useLocale, useTranslations } from "next-intl";
import { Tooltip } from "@mantine/core";
import { kindOf } from "@/lib/client/event-kind";
import { formatTime } from "@/lib/time/format";
import { formatMillis } from "@/lib/client/time/millis";
import { formatSpan } from "@/lib/client/time/span";
import { useZone } from "@/lib/client/time/zone";
import type { Event } from "@/lib/contracts/event";
import { UserLink } from "../lists/user-link";
import { Address } from "../ui/address";
import type { Column } from "../ui/data-list";
import { KindIcon, useEventWords } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import { ToneBadge } from "../ui/tone-badge";
import { useQuarantineReason } from "../ui/use-quarantine-reason";
import classes from "../lists/lists.module.css";

/** Columns of the list of events. The time opens the event, the UserID opens the user page. */
export function useEventColumns(onOpen: (event: Event) => void): Column<Event>[] {
  const t = useTranslations("events");
  return [
    { key: "time", head: t("time"), width: "150px", cell: (event) => <OpenButton event={event} onOpen={onOpen} /> },
    {
      key: "user",
      head: t("user"),
      width: "16%",
      cell: (event) => <UserLink userId={event.userId} />,
    },
    { key: "what", head: t("what"), cell: (event) => <Kind event={event} /> },
    {
      key: "platform",
      head: t("platform"),
      width: "120px",
      cell: (event) => <PlatformLabel platform={event.platform} raw={event.rawPlatform} />,
    },
    {
      key: "ip",
      head: t("ip"),
      width: "126px",
      cell: ({ clientIp, networkName }) => <Address ip={clientIp} network={networkName} />,
    },
    { key: "verdict", head: t("verdict"), width: "120px", cell: (event) => <ShortVerdict event={event} /> },
    {
      key: "delay",
      head: t("delay"),
      cardLabel: t("delay"),
      width: "176px",
      align: "right",
      cell: (event) => <Delay event={event} />,
    },
  ];
}

function OpenButton({ event, onOpen }: { event: Event; onOpen: (event: Event) => void }) {
  const t = useTranslations("events");
  const { zone } = useZone();
  const time = zone ? formatTime(Date.parse(event.eventTime), zone) : "";
  return (
    <button
      type="button"
      className={classes.opener}
      aria-label={t("open", { user: event.userId, time })}
      onClick={() => onOpen(event)}
    >
      <Time at={event.eventTime} precision="second" />
    </button>
  );
}

function Kind({ event }: { event: Event }) {
  const words = useEventWords();
  return (
    <span className={classes.what}>
      <KindIcon kind={kindOf(event)} />
      <span className={classes.word}>{words(event)}</span>
      <span className={classes.rawValue}>
        {event.action}/{event.reason}
      </span>
    </span>
  );
}

function ShortVerdict({ event }: { event: Event }) {
  const { verdict } = event;
  const t = useTranslations("events");
  const verdicts = useTranslations("verdict");
  const reasonOf = useQuarantineReason();
  if (verdict === "applied") return <span className={classes.quiet}>{t("applied")}</span>;
  if (verdict === "status") return <span className={classes.quiet}>{verdicts("status")}</span>;
  return (
    <Tooltip label={reasonOf(event) ?? verdicts(`${verdict}Why`)} multiline maw={320}>
      <span>
        <ToneBadge tone="other" label={verdicts(verdict)} />
      </span>
    </Tooltip>
  );
}

function Delay({ event }: { event: Event }) {
  const t = useTranslations("events");
  const words = useTranslations("event");
  const locale = useLocale();
  const delay = Date.parse(event.receivedAt) - Date.parse(event.eventTime);
  if (!event.late) return <span className={classes.quiet}>{formatMillis(delay, locale)}</span>;
  return (
    <Tooltip label={words("lateWhy", { delay: formatSpan(delay, locale) })} multiline maw={280}>
      <span>
        <ToneBadge tone="link_close" label={t("lateBy", { span: formatMillis(delay, locale) })} />
      </span>
    </Tooltip>
  );
}
