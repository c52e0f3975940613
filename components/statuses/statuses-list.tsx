"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { usePages } from "@/lib/client/queries/pages";
import { formatSpan } from "@/lib/client/time/span";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import { STATUSES_FILTER } from "@/lib/client/url/statuses-filter";
import { useFilter } from "@/lib/client/url/use-filter";
import type { StatusChange } from "@/lib/contracts/statuses";
import { MINUTE } from "@/lib/time/units";
import { ListPanel } from "../lists/list-panel";
import { UserLink } from "../lists/user-link";
import type { Column } from "../ui/data-list";
import { Time } from "../ui/time";
import { StatusValue } from "./status-value";
import { StatusesFilters } from "./statuses-filters";
import { STATUSES_LIST } from "./use-statuses-href";
import classes from "./statuses.module.css";

/** Every status change of the range that matches the filters, newest first. */
export function StatusesList({ range }: { range: PageRange | null }) {
  const t = useTranslations("statusesPage");
  const router = useRouter();
  const { filter, change } = useFilter(STATUSES_FILTER);
  const list = usePages("GET statuses", range, filter);
  const columns = useColumns(filter.ended === "true");
  const toUser = useToUser();
  return (
    <ListPanel
      name="statuses"
      anchor={STATUSES_LIST}
      label={filter.ended === "true" ? t("listEnded") : t("list")}
      range={range}
      filter={filter}
      filters={<StatusesFilters filter={filter} change={change} />}
      counted={(count) => t("listCount", { count })}
      none={{ inRange: t("none"), matching: t("listNone") }}
      list={list}
      columns={columns}
      rows={list.data?.pages.flatMap((page) => page.statuses) ?? []}
      keyOf={(one) => JSON.stringify([one.userId, one.at, one.value, one.was])}
      onOpen={(one) => router.push(toUser(one))}
    />
  );
}

/** Opens the user's page at the time of the change. */
function useToUser(): (one: StatusChange) => string {
  const { app } = useCurrentApp();
  return ({ userId, at }) => {
    const time = Date.parse(at);
    return listHref("/user", app, { from: time - 30 * MINUTE, to: time + 30 * MINUTE }, { id: userId });
  };
}

function useColumns(ended: boolean): Column<StatusChange>[] {
  const t = useTranslations("statusesPage");
  const locale = useLocale();
  const toUser = useToUser();
  return [
    { key: "user", head: t("user"), width: "24%", cell: (one) => <UserLink userId={one.userId} href={toUser(one)} /> },
    ended
      ? {
          key: "until",
          head: t("until"),
          width: "17%",
          cell: (one) => one.until && <Time at={one.until} precision="second" />,
        }
      : { key: "at", head: t("at"), width: "17%", cell: (one) => <Time at={one.at} precision="second" /> },
    {
      key: "was",
      head: t("was"),
      width: "18%",
      cardLabel: t("was"),
      cell: (one) => <StatusValue value={one.was} none />,
    },
    {
      key: "value",
      head: t("value"),
      width: "18%",
      cardLabel: t("value"),
      cell: (one) => <StatusValue value={one.value} />,
    },
    {
      key: "stood",
      head: t("stood"),
      cell: (one) =>
        one.durationMs === null ? (
          <span className={classes.dimmed}>{t("stands")}</span>
        ) : (
          <>
            {formatSpan(one.durationMs, locale)}{" "}
            {one.presumed && (
              <span className={classes.dimmed} title={t("presumedWhy")}>
                {t("untilLast")}
              </span>
            )}
          </>
        ),
    },
  ];
}
