"use client";

import { useTranslations } from "next-intl";
import { readOverLimit } from "@/lib/alerts/tencent";
import { useTencentAlerts } from "@/lib/client/queries/alerts";
import type { TencentAlert } from "@/lib/contracts/alerts";
import type { TimeRange } from "@/lib/time/range";
import { ListBody } from "../lists/list-body";
import type { Column } from "../ui/data-list";
import { EmptyLine } from "../ui/empty-line";
import { RawRequest } from "../ui/raw-request";
import { Time } from "../ui/time";
import classes from "./alerts.module.css";

/** Tencent's own alert callbacks of a range, or all: when, what, and the raw fields. `none` is the text without any. */
export function TencentAlertsList({ range, none }: { range?: TimeRange; none: string }) {
  const t = useTranslations("alerts");
  const list = useTencentAlerts(range);
  const columns = useColumns();
  return (
    <ListBody
      label={t("tencent")}
      list={list}
      columns={columns}
      rows={list.data?.pages.flatMap((page) => page.alerts) ?? []}
      keyOf={(alert) => alert.id}
      none={<EmptyLine>{none}</EmptyLine>}
    />
  );
}

function useColumns(): Column<TencentAlert>[] {
  const t = useTranslations("alerts");
  return [
    { key: "received", head: t("received"), width: "18%", cell: ({ receivedAt }) => <Time at={receivedAt} /> },
    { key: "command", head: t("command"), width: "26%", cell: ({ command }) => <code>{command}</code> },
    { key: "says", head: t("body"), cell: (alert) => <Says alert={alert} /> },
  ];
}

/** What an alert says if its fields are known, and all that it sent. */
function Says({ alert: { query, body, bodyBytes } }: { alert: TencentAlert }) {
  const t = useTranslations("alerts");
  const { api, request, limit } = readOverLimit(body);
  const known = api !== null && request !== null && limit !== null;
  const labels = { query: t("rawQuery"), body: t("rawBody", { bytes: bodyBytes }) };
  return (
    <details className={classes.body}>
      <summary>{known ? t("overLimit", { api, request, limit }) : t("rawFields")}</summary>
      <RawRequest query={query} body={body} labels={labels} />
    </details>
  );
}
