"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { clearedFilter, type ListFilter } from "@/lib/client/url/list-filter";
import classes from "./list-panel.module.css";

interface PanelFiltersProps {
  /** What is narrowed. */
  label: string;
  filter: ListFilter;
  change: (part: ListFilter) => void;
  /** Every part that the filter may have. */
  names: readonly string[];
  /** Gives `--columns`, one for each control and one for the button that clears. */
  className?: string;
  children: ReactNode;
}

/** The controls that narrow the list of a panel, in one line, and their clearing. */
export function PanelFilters({ label, filter, change, names, className, children }: PanelFiltersProps) {
  const t = useTranslations("filter");
  const active = names.some((name) => filter[name] !== undefined);
  return (
    <div className={`${classes.filters} ${className ?? ""}`} role="search" aria-label={label}>
      {children}
      <Button
        variant="subtle"
        color="gray"
        style={{ visibility: active ? "visible" : "hidden" }}
        onClick={() => change(clearedFilter(names))}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
