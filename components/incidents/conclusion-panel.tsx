"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Conclusion } from "@/lib/contracts/stats/incidents";
import { Panel } from "../ui/panel";
import classes from "./incidents.module.css";

/** What the incident points at, in one sentence, and the evidence. */
export function ConclusionPanel({ conclusion }: { conclusion: Conclusion }) {
  const t = useTranslations("incidents");
  const locale = useLocale();
  return (
    <Panel title={t("conclusion")}>
      <p className={classes.conclusion}>{conclusion.sentence[locale]}</p>
      {conclusion.evidence.length > 0 && (
        <ul className={classes.evidence}>
          {conclusion.evidence.map((line) => (
            <li key={line.en}>{line[locale]}</li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
