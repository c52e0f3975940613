"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { clearedFilter, isFiltered, type TextFilter } from "@/lib/client/url/filter";
import classes from "./list-panel.module.css";

interface PanelFiltersProps {
  /** The current filter. */
  label: string;
  filter: TextFilter;
  change: (part: TextFilter) => void;
  /** Every field of the filter. */
  parsers: Record<string, unknown>;
  /** Sets `--columns`: one column for each control and one for the clear button. */
  className?: string;
  children: ReactNode;
}

/** Filter controls of a panel's list in one line, with a clear button. */
export function PanelFilters({ label, filter, change, parsers, className, children }: PanelFiltersProps) {
  const t = useTranslations("filter");
  const active = isFiltered(filter, parsers);
  return (
    <div className={`${classes.filters} ${className ?? ""}`} role="search" aria-label={label}>
      {children}
      <Button
        variant="subtle"
        color="gray"
        style={{ visibility: active ? "visible" : "hidden" }}
        onClick={() => change(clearedFilter(parsers))}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
