"use client";

import { Button, Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { StatusesFilter } from "@/lib/client/url/statuses-filter";
import { DebouncedInput } from "../ui/debounced-input";
import classes from "./statuses.module.css";

interface StatusesFiltersProps {
  filter: StatusesFilter;
  change: (part: Record<string, string | undefined>) => void;
}

/** What the list of changes is narrowed to. An empty value is something to ask for, and so it has a box of its own. */
export function StatusesFilters({ filter, change }: StatusesFiltersProps) {
  const t = useTranslations("statusesPage");
  const active = Object.values(filter).some((value) => value !== undefined);
  const box = (name: "value" | "was", label: string) => (
    <Checkbox
      size="xs"
      label={label}
      checked={filter[name] === ""}
      onChange={(event) => change({ [name]: event.currentTarget.checked ? "" : undefined })}
    />
  );
  return (
    <div className={classes.filters} role="search" aria-label={t("list")}>
      <DebouncedInput label={t("user")} value={filter.user ?? ""} onSettle={(user) => change({ user: user || undefined })} />
      <DebouncedInput label={t("was")} value={filter.was ?? ""} onSettle={(was) => change({ was: was || undefined })} />
      <DebouncedInput label={t("value")} value={filter.value ?? ""} onSettle={(value) => change({ value: value || undefined })} />
      <div className={classes.boxes}>
        {box("was", t("onlyNoneBefore"))}
        {box("value", t("onlyCleared"))}
      </div>
      <Button
        variant="subtle"
        color="gray"
        style={{ visibility: active ? "visible" : "hidden" }}
        onClick={() => change({ value: undefined, was: undefined, user: undefined })}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
