"use client";

import { useTranslations } from "next-intl";
import { isAlertCommand } from "@/lib/alerts/alert-command";
import { useCells } from "@/lib/client/table/use-cells";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { TableTools } from "../ui/table-tools";
import { OTHER_COMMANDS_ANCHOR } from "./health-links";
import classes from "./health.module.css";

/** Counts of the other commands that were received in the range, and what to check for each. */
export function OtherCommandsPanel({ history }: { history: HistoryAnswer }) {
  const t = useTranslations("health");
  const { commands } = history.total;
  const cells = useCells();
  const table = () => ({
    columns: [t("command"), t("count")],
    rows: commands.map(({ command, count }) => ({
      key: command ?? "",
      cells: [cells.text(command ?? t("othersUnnamed")), cells.number(count)],
    })),
  });
  return (
    <Panel title={t("othersTitle")} flush aside={<TableTools title={t("othersTitle")} table={table} />}>
      <div id={OTHER_COMMANDS_ANCHOR} className={classes.anchor}>
        {commands.length === 0 ? (
          <p className={classes.none}>{t("othersNone")}</p>
        ) : (
          <dl className={classes.figures} data-wide>
            {commands.map(({ command, count }) => (
              <div key={command ?? ""}>
                <dt className={command === null ? undefined : classes.command}>{command ?? t("othersUnnamed")}</dt>
                <dd className={classes.value}>
                  <Count value={count} />
                </dd>
                <dd className={classes.check}>{t(`other_${kindOfCommand(command)}`)}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Panel>
  );
}

/** Tencent waits for the answer to a command named `…CallbackBefore…`. All others are notices, its alerts too. */
function kindOfCommand(command: string | null): "unnamed" | "alert" | "before" | "notice" {
  if (command === null) return "unnamed";
  if (isAlertCommand(command)) return "alert";
  return command.includes(".CallbackBefore") ? "before" : "notice";
}
