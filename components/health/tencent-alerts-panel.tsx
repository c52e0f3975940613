"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { TENCENT_ALERTS_ANCHOR } from "@/lib/alerts/path";
import { isAlertCommand } from "@/lib/alerts/alert-command";
import { useCurrentApp } from "@/lib/client/app";
import { May } from "@/lib/client/roles";
import { listHref } from "@/lib/client/url/list-href";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { Link } from "../ui/link";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { countedRange } from "./health-links";
import classes from "./health.module.css";

// Most ranges have no such callback.
const TencentAlertsList = dynamic(
  () => import("../alerts/tencent-alerts-list").then((module) => module.TencentAlertsList),
  { ssr: false },
);

/** Tencent's own alert callbacks of the range: how many of each command, and each as it came. */
export function TencentAlertsPanel({ history }: { history: HistoryAnswer }) {
  const t = useTranslations("health");
  const alerts = useTranslations("alerts");
  const { app } = useCurrentApp();
  const commands = history.total.commands.filter(({ command }) => command !== null && isAlertCommand(command));
  const all = listHref("/alerts", app, null, {});
  return (
    <Panel title={alerts("tencent")} flush aside={<Link href={all}>{t("tencentAll")}</Link>}>
      <div id={TENCENT_ALERTS_ANCHOR} className={classes.anchor}>
        {commands.length === 0 ? (
          <p className={classes.none}>{t("tencentNone")}</p>
        ) : (
          <>
            <dl className={classes.figures} data-wide>
              {commands.map(({ command, count }) => (
                <div key={command}>
                  <dt className={classes.command}>{command}</dt>
                  <dd className={classes.value}>
                    <Count value={count} />
                  </dd>
                  <dd className={classes.check}>{t("tencentCheck")}</dd>
                </div>
              ))}
            </dl>
            <May permission="list">
              <TencentAlertsList range={countedRange(history)} none={t("tencentGone")} />
            </May>
          </>
        )}
      </div>
    </Panel>
  );
}
