import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Outage } from "@/lib/client/api/outage";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { timesUsual, type ListedIncident, type ListedSilence, type Notice, type PausedApp } from "@/lib/client/notices";
import { useNow } from "@/lib/client/time/now";
import { formatSpan } from "@/lib/client/time/span";
import { Minute } from "../ui/minute";
import { useDatabaseTexts } from "../ui/use-database-texts";

interface NoticeTexts {
  title: ReactNode;
  /** Short facts, the most important first. */
  facts: ReactNode[];
}

/** What a line of the strip says. If there are several apps, it names the app. */
export function useNoticeTexts(notice: Notice): NoticeTexts {
  const texts = {
    outage: useOutageTexts(),
    database: useDatabaseNoticeTexts(),
    paused: usePausedTexts(),
    incident: useIncidentTexts(),
    silence: useSilenceTexts(),
    over: useOverTexts(),
  };
  switch (notice.kind) {
    case "outage":
      return texts.outage(notice.outage);
    case "database":
      return texts.database(notice);
    case "paused":
      return texts.paused(notice.paused);
    case "incident":
      return texts.incident(notice.incident);
    case "silence":
      return texts.silence(notice.silence);
    case "over":
      return texts.over(notice.incident);
  }
}

function useOutageTexts() {
  const t = useTranslations("strip");
  return ({ kind, since, shownFrom }: Outage): NoticeTexts => ({
    title: t.rich(kind, { time: () => <Minute at={since} local /> }),
    facts: [
      ...(shownFrom === null ? [] : [t.rich("shownFrom", { time: () => <Minute at={shownFrom} local /> })]),
      ...(kind === "away" ? [t("kept")] : []),
      t("tryingAgain"),
    ],
  });
}

function useDatabaseNoticeTexts() {
  const t = useTranslations("strip");
  const textsOf = useDatabaseTexts();
  return ({ database, shownFrom }: Extract<Notice, { kind: "database" }>): NoticeTexts => {
    const { title, safe } = textsOf(database);
    const from = shownFrom === null ? [] : [t.rich("shownFrom", { time: () => <Minute at={shownFrom} local /> })];
    return { title, facts: [safe, ...from, t("tryingAgain")] };
  };
}

function useIncidentTexts() {
  const t = useTranslations("strip");
  const locale = useLocale();
  const nameOf = useAppName();
  return (incident: ListedIncident): NoticeTexts => {
    const times = timesUsual(incident);
    return {
      title: t.rich("ongoing", { app: nameOf(incident.app), time: () => <Minute at={Date.parse(incident.from)} /> }),
      facts: [
        t("ended", { count: incident.ended }),
        ...(times === null ? [] : [t("times", { times: fullNumber(times, locale, 1) })]),
      ],
    };
  };
}

function usePausedTexts() {
  const t = useTranslations("strip");
  const nameOf = useAppName();
  return ({ app, since, by, callbacks }: PausedApp): NoticeTexts => ({
    title: t.rich("paused", { app: nameOf(app), by, time: () => <Minute at={Date.parse(since)} /> }),
    facts: [t("notStored", { count: callbacks }), t("unknownNow")],
  });
}

function useOverTexts() {
  const t = useTranslations("strip");
  const locale = useLocale();
  const nameOf = useAppName();
  return ({ app, from, to, ended }: ListedIncident): NoticeTexts => ({
    title: t.rich("over", {
      app: nameOf(app),
      span: formatSpan(Date.parse(to) - Date.parse(from), locale),
      time: () => <Minute at={Date.parse(to)} />,
    }),
    facts: [t("ended", { count: ended })],
  });
}

function useSilenceTexts() {
  const t = useTranslations("strip");
  const locale = useLocale();
  const now = useNow();
  const nameOf = useAppName();
  return ({ app, since, expected }: ListedSilence): NoticeTexts => ({
    title: t("silence", {
      app: nameOf(app),
      span: now === null ? "" : formatSpan(Math.max(0, now - Date.parse(since)), locale),
    }),
    facts: expected === null ? [t("check")] : [t("expected", { count: expected }), t("check")],
  });
}

/** The name of an app before a text, empty if there is only one app. */
function useAppName() {
  const t = useTranslations("strip");
  const { apps } = useCurrentApp();
  return (app: string) => {
    if (apps.length < 2) return "";
    const name = apps.find(({ sdkAppId }) => sdkAppId === app)?.name;
    return t("app", { name: name === undefined || name === "" ? app : name });
  };
}
