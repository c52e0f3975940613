"use client";

import { useTranslations } from "next-intl";
import { useCells } from "@/lib/client/table/use-cells";
import type { HistoryAnswer } from "@/lib/contracts/history";
import { Count } from "../ui/count";
import { Panel } from "../ui/panel";
import { TableTools } from "../ui/table-tools";
import { OTHERS_LIST } from "./part";
import classes from "./health.module.css";

/** What other commands came to the address in the range, and what each asks to be checked. */
export function OthersPanel({ history }: { history: HistoryAnswer }) {
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
      <div id={OTHERS_LIST} className={classes.anchor}>
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

/** The vendor names what it asks beforehand `…CallbackBefore…` and waits for the answer; the rest are notices. */
function kindOfCommand(command: string | null): "unnamed" | "before" | "notice" {
  if (command === null) return "unnamed";
  return command.includes(".CallbackBefore") ? "before" : "notice";
}
