"use client";

import { useLocale, useTranslations } from "next-intl";
import { useAlertHistory } from "@/lib/client/queries/alerts";
import { formatSpan } from "@/lib/client/time/span";
import type { Alert } from "@/lib/contracts/alerts";
import { Link } from "../ui/link";
import { ListBody } from "../lists/list-body";
import type { Column } from "../ui/data-list";
import { EmptyLine } from "../ui/empty-line";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import { NotificationCounts } from "./notification-counts";

/** Alerts that are over, newest first. */
export function AlertHistory() {
  const t = useTranslations("alerts");
  const list = useAlertHistory();
  const columns = useColumns();
  return (
    <Panel title={t("history")} flush>
      <ListBody
        label={t("history")}
        list={list}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.alerts) ?? []}
        keyOf={(alert) => alert.id}
        none={<EmptyLine>{t("historyNone")}</EmptyLine>}
      />
    </Panel>
  );
}

function useColumns(): Column<Alert>[] {
  const t = useTranslations("alerts");
  const locale = useLocale();
  return [
    { key: "since", head: t("since"), width: "18%", cell: ({ since }) => <Time at={since} /> },
    { key: "title", head: t("what"), cell: ({ path, title }) => <Link href={path}>{title}</Link> },
    {
      key: "length",
      head: t("length"),
      width: "14%",
      cardLabel: t("length"),
      cell: ({ since, closedAt }) => closedAt && formatSpan(Date.parse(closedAt) - Date.parse(since), locale),
    },
    { key: "notified", head: t("notified"), width: "24%", cell: (alert) => <NotificationCounts alert={alert} /> },
  ];
}
