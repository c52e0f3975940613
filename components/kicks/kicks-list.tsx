"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { usePages } from "@/lib/client/queries/pages";
import { formatSpan } from "@/lib/client/time/span";
import { KICKS_FILTER, KICKS_LIST } from "@/lib/client/url/kicks-filter";
import { listHref } from "@/lib/client/url/list-href";
import type { PageRange } from "@/lib/client/url/range";
import { useFilter } from "@/lib/client/url/use-filter";
import type { Kick } from "@/lib/contracts/kicks";
import { ListPanel } from "../lists/list-panel";
import { UserLink } from "../lists/user-link";
import type { Column } from "../ui/data-list";
import { PlatformLabel } from "../ui/platform";
import { Time } from "../ui/time";
import { KicksFilters } from "./kicks-filters";
import classes from "./kicks.module.css";

/** Every kick of the range that matches the filters, newest first. */
export function KicksList({ range }: { range: PageRange | null }) {
  const t = useTranslations("kicks");
  const router = useRouter();
  const { filter, change } = useFilter(KICKS_FILTER);
  const list = usePages("GET kicks", range, filter);
  const columns = useColumns();
  const toUser = useToUser();
  return (
    <ListPanel
      name="kicks"
      anchor={KICKS_LIST}
      label={t("list")}
      range={range}
      filter={filter}
      filters={<KicksFilters filter={filter} change={change} />}
      counted={(count) => t("listCount", { count })}
      none={{ inRange: t("none"), matching: t("listNone") }}
      list={list}
      columns={columns}
      rows={list.data?.pages.flatMap((page) => page.kicks) ?? []}
      keyOf={(kick) => `${kick.eventId} ${kick.rawKicked}`}
      onOpen={(kick) => router.push(toUser(kick))}
    />
  );
}

/** Opens the user's page at the Login that kicked. */
function useToUser(): (kick: Kick) => string {
  const { app } = useCurrentApp();
  return ({ userId, eventId, at }) => listHref("/user", app, null, { id: userId, sel: eventId, at });
}

function useColumns(): Column<Kick>[] {
  const t = useTranslations("kicks");
  const locale = useLocale();
  const toUser = useToUser();
  return [
    {
      key: "user",
      head: t("user"),
      width: "24%",
      cell: (kick) => <UserLink userId={kick.userId} href={toUser(kick)} />,
    },
    { key: "at", head: t("at"), width: "18%", cell: (kick) => <Time at={kick.at} precision="second" /> },
    {
      key: "by",
      head: t("by"),
      width: "15%",
      cardLabel: t("by"),
      cell: (kick) => <PlatformLabel platform={kick.by} />,
    },
    {
      key: "kicked",
      head: t("kicked"),
      width: "15%",
      cardLabel: t("kicked"),
      cell: (kick) => <PlatformLabel platform={kick.kicked} raw={kick.rawKicked} />,
    },
    {
      key: "connection",
      head: t("ended"),
      cell: ({ connection }) =>
        connection === null ? (
          <span className={classes.dimmed}>{t("endedUnknown")}</span>
        ) : connection.durationMs === null ? (
          t("endedNoStart")
        ) : (
          t("endedAfter", { span: formatSpan(connection.durationMs, locale) })
        ),
    },
  ];
}
