"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { TextFilter } from "@/lib/client/url/filter";
import { KICKS_FILTER, type KicksFilter } from "@/lib/client/url/kicks-filter";
import { PLATFORMS } from "@/lib/protocol/platform";
import { PanelFilters } from "../lists/panel-filters";
import { DebouncedInput } from "../ui/debounced-input";
import classes from "./kicks.module.css";

interface KicksFiltersProps {
  filter: KicksFilter;
  change: (part: TextFilter<keyof KicksFilter>) => void;
}

/** Filters of the kick list. */
export function KicksFilters({ filter, change }: KicksFiltersProps) {
  const t = useTranslations("kicks");
  const platforms = useTranslations("platform");
  const words = useTranslations("filter");
  const any = { value: "", label: words("any") };
  const select = (name: "by" | "kicked" | "known", options: { value: string; label: string }[]) => (
    <NativeSelect
      label={t(name)}
      value={filter[name] ?? ""}
      data={[any, ...options]}
      onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
    />
  );
  const named = PLATFORMS.map((value) => ({ value, label: platforms(value) }));
  return (
    <PanelFilters label={t("list")} filter={filter} change={change} parsers={KICKS_FILTER} className={classes.filters}>
      <DebouncedInput
        label={t("user")}
        value={filter.user ?? ""}
        onSettle={(user) => change({ user: user || undefined })}
      />
      {select("by", named)}
      {select("kicked", named)}
      {select("known", [
        { value: "true", label: t("knownTrue") },
        { value: "false", label: t("knownFalse") },
      ])}
    </PanelFilters>
  );
}
