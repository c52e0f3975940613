"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { clearedFilter, type ListFilter } from "@/lib/client/url/list-filter";
import classes from "./list-panel.module.css";

interface PanelFiltersProps {
  /** The current filter. */
  label: string;
  filter: ListFilter;
  change: (part: ListFilter) => void;
  /** Every field of the filter. */
  names: readonly string[];
  /** Sets `--columns`: one column for each control and one for the clear button. */
  className?: string;
  children: ReactNode;
}

/** Filter controls of a panel's list in one line, with a clear button. */
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
