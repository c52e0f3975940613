"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAlertRules } from "@/lib/client/queries/alerts";
import type { AlertRule } from "@/lib/contracts/alerts";
import { StatPanel } from "../ui/stat-panel";
import { RuleDialog } from "./rule-dialog";
import { RuleRow } from "./rule-row";
import classes from "./alerts.module.css";

/** The rules of the current app, and those of the installation. */
export function RulesPanel() {
  const t = useTranslations("alerts");
  const query = useAlertRules();
  const [editing, setEditing] = useState<AlertRule | null>(null);
  return (
    <>
      <StatPanel title={t("rules")} query={query} height={560} flush>
        {({ rules }) => (
          <ul className={classes.cards}>
            {rules.map((rule) => (
              <RuleRow key={rule.rule} rule={rule} onEdit={() => setEditing(rule)} />
            ))}
          </ul>
        )}
      </StatPanel>
      <RuleDialog rule={editing} onClose={() => setEditing(null)} />
    </>
  );
}
