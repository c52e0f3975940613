"use client";

import { useTranslations } from "next-intl";
import { ShareBars } from "../charts/share-bars";
import { None } from "../ui/none";
import { StatPanel } from "../ui/stat-panel";
import { Rest } from "./rest";
import { StatusValue } from "./status-value";
import { useStatusesHref } from "./use-statuses-href";
import type { StatusesPanelProps } from "./types";
import classes from "./statuses.module.css";

/** What follows what: the most frequent changes from one value to another. */
export function StatusesTransitions({ query }: StatusesPanelProps) {
  const t = useTranslations("statusesPage");
  const href = useStatusesHref();
  return (
    <StatPanel title={t("transitions")} query={query} height={300}>
      {({ transitions, transitionsRest }) =>
        transitions.length === 0 ? (
          <None>{t("none")}</None>
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
            <Rest rest={transitionsRest} href={href({ except: JSON.stringify(transitions.map(({ from, to }) => [from, to])) })} />
          </div>
        )
      }
    </StatPanel>
  );
}
