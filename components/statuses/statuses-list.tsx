"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { useCount } from "@/lib/client/queries/count";
import { usePages } from "@/lib/client/queries/pages";
import { formatSpan } from "@/lib/client/time/span";
import { listHref } from "@/lib/client/url/list-href";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import { readStatusesFilter } from "@/lib/client/url/statuses-filter";
import { useAddress } from "@/lib/client/url/use-address";
import { statusesAnswer, type StatusChange } from "@/lib/contracts/statuses";
import { DataList, DataListSkeleton, type Column } from "../ui/data-list";
import { ExportButton } from "../ui/export-button";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem";
import { Time } from "../ui/time";
import { StatusValue } from "./status-value";
import { StatusesFilters } from "./statuses-filters";
import { STATUSES_LIST } from "./use-statuses-href";
import classes from "./statuses.module.css";

/** Every change of a status in the range that fits the filters, newest first. */
export function StatusesList({ range }: { range: PageRange | null }) {
  const t = useTranslations("statusesPage");
  const router = useRouter();
  const columns = useColumns();
  const { filter, change } = useAddress(readStatusesFilter);
  const list = usePages("statuses", statusesAnswer, range, filter);
  const asked = range ? { ...isoRange(range), ...filter } : {};
  const count = useCount("statuses", asked, range !== null);
  const toUser = useToUser();
  const changes = list.data?.pages.flatMap((page) => page.statuses) ?? [];
  return (
    <Panel
      title={t("list")}
      flush
      className={classes.whole}
      aside={
        <span className={classes.tools}>
          <span role="status">{count.data && t("listCount", { count: count.data.count })}</span>
          <ExportButton name="statuses" filter={asked} rows={count.data?.count} />
        </span>
      }
    >
      <div id={STATUSES_LIST} className={classes.anchor} />
      <StatusesFilters filter={filter} change={change} />
      {list.error && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <DataListSkeleton columns={columns} />
      ) : changes.length === 0 ? (
        <p className={classes.none}>{t("listNone")}</p>
      ) : (
        <DataList
          label={t("list")}
          columns={columns}
          rows={changes}
          keyOf={(one) => JSON.stringify([one.userId, one.at, one.value, one.was])}
          list={list}
          total={count.data?.count}
          dimmed={list.isPlaceholderData}
          onOpen={(one) => router.push(toUser(one))}
        />
      )}
    </Panel>
  );
}

/** The user's page around the moment of the change. */
function useToUser(): (one: StatusChange) => string {
  const { app } = useCurrentApp();
  return ({ userId, at }) => {
    const moment = Date.parse(at);
    return listHref("/user", app, { from: moment - 1_800_000, to: moment + 1_800_000 }, { id: userId });
  };
}

function useColumns(): Column<StatusChange>[] {
  const t = useTranslations("statusesPage");
  const locale = useLocale();
  const toUser = useToUser();
  return [
    { key: "user", head: t("user"), width: "24%", cell: (one) => (
      <Link href={toUser(one)} prefetch={false} className={classes.userId}>
        {one.userId}
      </Link>
    ) },
    { key: "at", head: t("at"), width: "17%", cell: (one) => <Time at={one.at} /> },
    { key: "was", head: t("was"), width: "18%", cardLabel: t("was"), cell: (one) => <StatusValue value={one.was} none /> },
    { key: "value", head: t("value"), width: "18%", cardLabel: t("value"), cell: (one) => <StatusValue value={one.value} /> },
    { key: "stood", head: t("stood"), cell: (one) => (
      one.durationMs === null ? <span className={classes.dimmed}>{t("stands")}</span> : (
        <>
          {formatSpan(one.durationMs, locale)}{" "}
          {one.presumed && <span className={classes.dimmed} title={t("presumedWhy")}>{t("untilLast")}</span>}
        </>
      )
    ) },
  ];
}
