"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { kindOf } from "@/lib/client/event-kind";
import { useCount } from "@/lib/client/queries/count";
import { usePages } from "@/lib/client/queries/pages";
import { formatMillis } from "@/lib/client/time/millis";
import { DUPLICATES_FILTER } from "@/lib/client/url/duplicates-filter";
import { listHref } from "@/lib/client/url/list-href";
import { isoRange } from "@/lib/client/url/range";
import { useFilter } from "@/lib/client/url/use-filter";
import type { Duplicate } from "@/lib/contracts/duplicates";
import { ListPanel } from "../lists/list-panel";
import { PanelFilters } from "../lists/panel-filters";
import { UserLink } from "../lists/user-link";
import type { Column } from "../ui/data-list";
import { DebouncedInput } from "../ui/debounced-input";
import { KindIcon } from "../ui/event-kind";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import { DUPLICATES_ANCHOR, countedRange, type HealthPanelProps } from "./health-links";
import classes from "./health.module.css";

/** Every repeated callback of the counted range, newest first. The counted range consists of whole minutes. */
export function DuplicatesList({ history, range }: HealthPanelProps) {
  const t = useTranslations("health");
  const router = useRouter();
  const { filter, change } = useFilter(DUPLICATES_FILTER);
  const counted = range && history ? { ...range, ...countedRange(history) } : null;
  const list = usePages("GET duplicates", counted, filter);
  const all = useCount("GET duplicates", counted ? isoRange(counted) : {}, { enabled: counted !== null });
  const before = history && all.data ? history.total.duplicates - all.data.count : 0;
  const columns = useColumns();
  const toUser = useToUser();
  return (
    <ListPanel
      name="duplicates"
      anchor={DUPLICATES_ANCHOR}
      label={t("duplicatesTitle")}
      range={counted}
      filter={filter}
      filters={
        <>
          <PanelFilters
            label={t("duplicatesTitle")}
            filter={filter}
            change={change}
            parsers={DUPLICATES_FILTER}
            className={classes.filters}
          >
            <DebouncedInput
              label={t("user")}
              value={filter.user ?? ""}
              onSettle={(user) => change({ user: user || undefined })}
            />
          </PanelFilters>
          {before > 0 && <p className={classes.before}>{t("duplicatesBefore", { count: before })}</p>}
        </>
      }
      counted={(count) => t("duplicatesCount", { count })}
      none={{ inRange: t("duplicatesNone"), matching: t("duplicatesNoMatch") }}
      list={list}
      columns={columns}
      rows={list.data?.pages.flatMap((page) => page.duplicates) ?? []}
      keyOf={(copy) => copy.id}
      onOpen={(copy) => router.push(toUser(copy))}
    />
  );
}

/** The user's page at the event that was repeated. */
function useToUser(): (copy: Duplicate) => string {
  const { app } = useCurrentApp();
  return ({ userId, eventId, eventTime }) => listHref("/user", app, null, { id: userId, sel: eventId, at: eventTime });
}

function useColumns(): Column<Duplicate>[] {
  const t = useTranslations("health");
  const kinds = useTranslations("event");
  const locale = useLocale();
  const toUser = useToUser();
  const after = ({ receivedAt, firstReceivedAt }: Duplicate) =>
    Math.max(0, Date.parse(receivedAt) - Date.parse(firstReceivedAt));
  return [
    {
      key: "user",
      head: t("user"),
      width: "22%",
      cell: (copy) => <UserLink userId={copy.userId} href={toUser(copy)} />,
    },
    { key: "again", head: t("again"), width: "17%", cell: (copy) => <Time at={copy.receivedAt} precision="second" /> },
    {
      key: "after",
      head: t("againAfter"),
      cardLabel: t("againAfter"),
      width: "14%",
      align: "right",
      cell: (copy) => formatMillis(after(copy), locale),
    },
    {
      key: "what",
      head: t("what"),
      cell: (copy) => (
        <span className={classes.what}>
          <KindIcon kind={kindOf(copy)} />
          {kinds(kindOf(copy))}
          <span className={classes.rawValue}>
            {copy.action}/{copy.reason}
          </span>
        </span>
      ),
    },
    { key: "platform", head: t("platform"), width: "14%", cell: (copy) => <PlatformLabel platform={copy.platform} /> },
  ];
}
