"use client";

import { CloseButton, VisuallyHidden } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudOff,
  IconEarOff,
  IconPlayerPause,
  type Icon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { setCookie } from "@/lib/client/cookie";
import { noticesOf, type Notice } from "@/lib/client/notices";
import { useDatabaseOutage } from "@/lib/client/queries/database-outage";
import { useOutage } from "@/lib/client/queries/use-outage";
import { useDeferredShift } from "@/lib/client/deferred-shift";
import { useMayOpen } from "@/lib/client/roles";
import { useTroubles } from "@/lib/client/troubles";
import { incidentHref } from "@/lib/client/url/incident-href";
import { listHref } from "@/lib/client/url/list-href";
import { DISMISSED_COOKIE } from "@/lib/i18n/cookies";
import { Link } from "../ui/link";
import { useNoticeTexts } from "./use-notice-texts";
import classes from "./status-strip.module.css";

const ICONS: Record<Notice["kind"], Icon> = {
  outage: IconCloudOff,
  database: IconCloudOff,
  paused: IconPlayerPause,
  incident: IconAlertTriangle,
  silence: IconEarOff,
  over: IconCircleCheck,
};

const movesPage = (shown: readonly Notice[], next: readonly Notice[]) => shown.length !== next.length;

/** What concerns everybody, on top of every page: one line each, the most urgent first. Nothing if all is well. */
export function StatusStrip({ dismissed }: { dismissed: string | null }) {
  const t = useTranslations("strip");
  const outage = useOutage();
  const database = useDatabaseOutage();
  const troubles = useTroubles();
  const [dismissedUntil, setDismissedUntil] = useState(dismissed);
  const { current } = useCurrentApp();
  const all = useMemo(() => {
    const paused = current?.paused ? { app: current.sdkAppId, ...current.paused } : null;
    return noticesOf({ outage, database, paused, troubles, dismissedUntil });
  }, [outage, database, current, troubles, dismissedUntil]);
  const notices = useDeferredShift(all, movesPage);

  function dismiss(until: string) {
    setDismissedUntil(until);
    setCookie(DISMISSED_COOKIE, until);
  }

  return (
    <aside className={classes.strip} aria-label={t("label")} data-print="hide">
      <VisuallyHidden role="status">{notices.map(({ kind }) => t(`said_${kind}`)).join(" ")}</VisuallyHidden>
      {notices.map((notice) => (
        <Line key={keyOf(notice)} notice={notice} onDismiss={dismiss} />
      ))}
    </aside>
  );
}

function keyOf(notice: Notice): string {
  if (notice.kind === "outage" || notice.kind === "database") return "console";
  if (notice.kind === "paused") return `paused ${notice.paused.app}`;
  if (notice.kind === "silence") return `silence ${notice.silence.app}`;
  return `incident ${notice.incident.app} ${notice.incident.from}`;
}

function Line({ notice, onDismiss }: { notice: Notice; onDismiss: (until: string) => void }) {
  const t = useTranslations("strip");
  const Glyph = ICONS[notice.kind];
  const { title, facts } = useNoticeTexts(notice);
  return (
    <div className={classes.line} data-kind={notice.kind}>
      <Glyph size={17} stroke={1.8} className={classes.icon} aria-hidden />
      <p className={classes.text}>
        <strong>{title}</strong>
        {facts.map((fact, i) => (
          <span key={i} className={classes.fact}>
            {fact}
          </span>
        ))}
      </p>
      <Next notice={notice} />
      {notice.kind === "over" && (
        <CloseButton
          size="sm"
          className={classes.close}
          aria-label={t("dismiss")}
          onClick={() => onDismiss(notice.incident.to)}
        />
      )}
    </div>
  );
}

/** The link to the subject of the line. */
function Next({ notice }: { notice: Notice }): ReactNode {
  const t = useTranslations("strip");
  const mayOpen = useMayOpen();
  const { apps } = useCurrentApp();
  const inApp = (app: string) => (apps.length > 1 ? app : undefined);
  if (notice.kind === "outage" || notice.kind === "database") return null;
  if (notice.kind === "paused" && !mayOpen("/setup")) return null;
  const [href, label] =
    notice.kind === "paused"
      ? [`${listHref("/setup", inApp(notice.paused.app), null)}#apps`, t("openSetup")]
      : notice.kind === "silence"
        ? [listHref("/health", inApp(notice.silence.app), null), t("openHealth")]
        : [incidentHref(notice.incident, inApp(notice.incident.app)), t("view")];
  return (
    <Link href={href} className={classes.next}>
      {label}
    </Link>
  );
}
