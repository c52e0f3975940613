"use client";

import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { TextFilter } from "@/lib/client/url/filter";
import { STATUSES_FILTER, type StatusesFilter } from "@/lib/client/url/statuses-filter";
import { PanelFilters } from "../lists/panel-filters";
import { DebouncedInput } from "../ui/debounced-input";
import classes from "./statuses.module.css";

interface StatusesFiltersProps {
  filter: StatusesFilter;
  change: (part: TextFilter<keyof StatusesFilter>) => void;
}

/** Filters of the status change list. An empty value is a valid filter, so it has its own checkbox. */
export function StatusesFilters({ filter, change }: StatusesFiltersProps) {
  const t = useTranslations("statusesPage");
  const box = (name: keyof StatusesFilter, label: string, on = "") => (
    <Checkbox
      size="xs"
      label={label}
      checked={filter[name] === on}
      onChange={(event) => change({ [name]: event.currentTarget.checked ? on : undefined })}
    />
  );
  return (
    <PanelFilters
      label={t("list")}
      filter={filter}
      change={change}
      parsers={STATUSES_FILTER}
      className={classes.filters}
    >
      <DebouncedInput
        label={t("user")}
        value={filter.user ?? ""}
        onSettle={(user) => change({ user: user || undefined })}
      />
      <DebouncedInput label={t("was")} value={filter.was ?? ""} onSettle={(was) => change({ was: was || undefined })} />
      <DebouncedInput
        label={t("value")}
        value={filter.value ?? ""}
        onSettle={(value) => change({ value: value || undefined })}
      />
      <div className={classes.boxes}>
        {box("was", t("onlyNoneBefore"))}
        {box("value", t("onlyCleared"))}
      </div>
      <div className={classes.boxes}>
        {box("ended", t("onlyEnded"), "true")}
        {box("presumed", t("onlyPresumed"), "true")}
        {filter.except !== undefined && box("except", t("onlyOthers"), filter.except)}
      </div>
    </PanelFilters>
  );
}
