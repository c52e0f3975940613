"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { KicksFilter } from "@/lib/client/url/kicks-filter";
import { PLATFORMS } from "@/lib/protocol/platform";
import { DebouncedInput } from "../ui/debounced-input";
import classes from "./kicks.module.css";

interface KicksFiltersProps {
  filter: KicksFilter;
  change: (part: Record<string, string | undefined>) => void;
}

/** What the list of kicks is narrowed to. */
export function KicksFilters({ filter, change }: KicksFiltersProps) {
  const t = useTranslations("kicks");
  const platforms = useTranslations("platform");
  const any = { value: "", label: t("any") };
  const select = (name: "by" | "kicked" | "known", options: { value: string; label: string }[]) => (
    <NativeSelect
      label={t(name)}
      value={filter[name] ?? ""}
      data={[any, ...options]}
      onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
    />
  );
  const named = PLATFORMS.map((value) => ({ value, label: platforms(value) }));
  const active = Object.values(filter).some((value) => value !== undefined);
  return (
    <div className={classes.filters} role="search" aria-label={t("list")}>
      <DebouncedInput label={t("user")} value={filter.user ?? ""} onSettle={(user) => change({ user: user || undefined })} />
      {select("by", named)}
      {select("kicked", named)}
      {select("known", [{ value: "true", label: t("knownTrue") }, { value: "false", label: t("knownFalse") }])}
      <Button
        variant="subtle"
        color="gray"
        style={{ visibility: active ? "visible" : "hidden" }}
        onClick={() => change({ by: undefined, kicked: undefined, user: undefined, known: undefined })}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
