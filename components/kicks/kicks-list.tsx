"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { useCount } from "@/lib/client/queries/count";
import { usePages } from "@/lib/client/queries/pages";
import { formatSpan } from "@/lib/client/time/span";
import { readKicksFilter } from "@/lib/client/url/kicks-filter";
import { listHref } from "@/lib/client/url/list-href";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import { useAddress } from "@/lib/client/url/use-address";
import { kicksAnswer, type Kick } from "@/lib/contracts/kicks";
import { DataList, DataListSkeleton, type Column } from "../ui/data-list";
import { ExportButton } from "../ui/export-button";
import { Panel } from "../ui/panel";
import { PlatformLabel } from "../ui/platform";
import { ProblemNotice } from "../ui/problem";
import { Time } from "../ui/time";
import { KicksFilters } from "./kicks-filters";
import { KICKS_LIST } from "./use-kicks-href";
import classes from "./kicks.module.css";

/** Every kick of the range that fits the filters, newest first. */
export function KicksList({ range }: { range: PageRange | null }) {
  const t = useTranslations("kicks");
  const router = useRouter();
  const columns = useColumns();
  const { filter, change } = useAddress(readKicksFilter);
  const list = usePages("kicks", kicksAnswer, range, filter);
  const asked = range ? { ...isoRange(range), ...filter } : {};
  const count = useCount("kicks", asked, range !== null);
  const toUser = useToUser();
  const kicks = list.data?.pages.flatMap((page) => page.kicks) ?? [];
  return (
    <Panel
      title={t("list")}
      flush
      className={classes.whole}
      aside={
        <span className={classes.tools}>
          <span role="status">{count.data && t("listCount", { count: count.data.count })}</span>
          <ExportButton name="kicks" filter={asked} rows={count.data?.count} />
        </span>
      }
    >
      <div id={KICKS_LIST} className={classes.anchor} />
      <KicksFilters filter={filter} change={change} />
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <DataListSkeleton columns={columns} />
      ) : kicks.length === 0 ? (
        <p className={classes.none}>{t("listNone")}</p>
      ) : (
        <DataList
          label={t("list")}
          columns={columns}
          rows={kicks}
          keyOf={(kick) => `${kick.eventId} ${kick.rawKicked}`}
          list={list}
          total={count.data?.count}
          dimmed={list.isPlaceholderData}
          onOpen={(kick) => router.push(toUser(kick))}
        />
      )}
    </Panel>
  );
}

/** The user's page at the Login that kicked. */
function useToUser(): (kick: Kick) => string {
  const { app } = useCurrentApp();
  return ({ userId, eventId, at }) => listHref("/user", app, null, { id: userId, sel: eventId, at });
}

function useColumns(): Column<Kick>[] {
  const t = useTranslations("kicks");
  const locale = useLocale();
  const toUser = useToUser();
  return [
    { key: "user", head: t("user"), width: "24%", cell: (kick) => (
      <Link href={toUser(kick)} prefetch={false} className={classes.userId}>
        {kick.userId}
      </Link>
    ) },
    { key: "at", head: t("at"), width: "18%", cell: (kick) => <Time at={kick.at} /> },
    { key: "by", head: t("by"), width: "15%", cardLabel: t("by"), cell: (kick) => <PlatformLabel platform={kick.by} /> },
    { key: "kicked", head: t("kicked"), width: "15%", cardLabel: t("kicked"), cell: (kick) => <PlatformLabel platform={kick.kicked} raw={kick.rawKicked} /> },
    { key: "connection", head: t("ended"), cell: ({ connection }) => (
      connection === null ? (
        <span className={classes.dimmed}>{t("endedUnknown")}</span>
      ) : connection.durationMs === null ? (
        t("endedNoStart")
      ) : (
        t("endedAfter", { span: formatSpan(connection.durationMs, locale) })
      )
    ) },
  ];
}
