"use client";

import { useTranslations } from "next-intl";
import { useCells } from "@/lib/client/table/use-cells";
import { ShareBars } from "../charts/share-bars";
import { EmptyLine } from "../ui/empty-line";
import { StatPanel } from "../ui/stat-panel";
import { TableTools } from "../ui/table-tools";
import { OtherValues } from "./other-values";
import { StatusValue } from "./status-value";
import { useStatusesHref } from "./use-statuses-href";
import type { StatusesPanelProps } from "./types";
import classes from "./statuses.module.css";

/** Status transitions: the most frequent changes from one value to another. */
export function StatusesTransitions({ query }: StatusesPanelProps) {
  const t = useTranslations("statusesPage");
  const href = useStatusesHref();
  const cells = useCells();
  const { data } = query;
  const table = data
    ? () => ({
        columns: [t("was"), t("value"), t("set")],
        rows: [
          ...data.transitions.map(({ from, to, count }) => ({
            key: JSON.stringify([from, to]),
            cells: [cells.text(from || t("noneBefore")), cells.text(to || t("cleared")), cells.number(count)],
          })),
          ...(data.transitionsRest.values > 0
            ? [
                {
                  key: "rest",
                  cells: [
                    cells.text(t("rest", data.transitionsRest)),
                    cells.text(""),
                    cells.number(data.transitionsRest.count),
                  ],
                },
              ]
            : []),
        ],
      })
    : null;
  return (
    <StatPanel
      title={t("transitions")}
      query={query}
      height={300}
      aside={<TableTools title={t("transitions")} table={table} />}
    >
      {({ transitions, transitionsRest }) =>
        transitions.length === 0 ? (
          <EmptyLine>{t("none")}</EmptyLine>
        ) : (
          <div className={classes.box} tabIndex={0} role="group" aria-label={t("transitions")}>
            <ShareBars
              label={t("transitions")}
              total={transitions.reduce((sum, { count }) => sum + count, transitionsRest.count)}
              shares={transitions.map(({ from, to, count }) => ({
                key: JSON.stringify([from, to]),
                label: (
                  <>
                    <StatusValue value={from} none />
                    <span aria-hidden>→</span>
                    <StatusValue value={to} />
                  </>
                ),
                value: count,
                colour: "var(--tone-superseded-solid)",
                href: href({ was: from, value: to }),
              }))}
            />
            <OtherValues
              rest={transitionsRest}
              href={href({ except: JSON.stringify(transitions.map(({ from, to }) => [from, to])) })}
            />
          </div>
        )
      }
    </StatPanel>
  );
}
