"use client";

import { useTranslations } from "next-intl";
import { useTencentAlerts } from "@/lib/client/queries/alerts";
import type { TencentAlert } from "@/lib/contracts/alerts";
import { ListBody } from "../lists/list-body";
import type { Column } from "../ui/data-list";
import { EmptyLine } from "../ui/empty-line";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import classes from "./alerts.module.css";

const SHOWN = 120;

/** Tencent's own alert callbacks, as they came. */
export function TencentAlerts() {
  const t = useTranslations("alerts");
  const list = useTencentAlerts();
  const columns = useColumns();
  return (
    <Panel title={t("tencent")} flush>
      <p className={classes.lead}>{t("tencentText")}</p>
      <ListBody
        label={t("tencent")}
        list={list}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.alerts) ?? []}
        keyOf={(alert) => alert.id}
        none={<EmptyLine>{t("tencentNone")}</EmptyLine>}
      />
    </Panel>
  );
}

function useColumns(): Column<TencentAlert>[] {
  const t = useTranslations("alerts");
  return [
    { key: "received", head: t("received"), width: "18%", cell: ({ receivedAt }) => <Time at={receivedAt} /> },
    { key: "command", head: t("command"), width: "24%", cell: ({ command }) => <code>{command}</code> },
    {
      key: "body",
      head: t("body"),
      cell: ({ body }) =>
        body.length <= SHOWN ? (
          <code className={classes.body}>{body}</code>
        ) : (
          <details className={classes.body}>
            <summary>{body.slice(0, SHOWN)}…</summary>
            <code>{body}</code>
          </details>
        ),
    },
  ];
}
