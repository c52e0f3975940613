"use client";

import { Button, NativeSelect } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readUsersFilter, type UsersFilter } from "@/lib/client/url/users-filter";
import { USER_SORTS, USER_STATES } from "@/lib/contracts/users";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import { DebouncedInput } from "../ui/debounced-input";
import classes from "./users.module.css";

interface UsersFiltersProps {
  filter: UsersFilter;
  change: (part: UsersFilter) => void;
  clear: () => void;
}

export function UsersFilters({ filter, change, clear }: UsersFiltersProps) {
  const t = useTranslations("users");
  const states = useTranslations("state");
  const platforms = useTranslations("platform");
  const causes = useTranslations("cause");

  /** A choice as the address would say it, so that only what can be said is chosen. */
  const choose = (name: "state" | "platform" | "cause" | "sort") => (value: string) =>
    change({ [name]: undefined, ...readUsersFilter(new URLSearchParams({ [name]: value })) });

  const select = (
    name: "state" | "platform" | "cause",
    options: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={t(name)}
      value={filter[name] ?? ""}
      data={[{ value: "", label: t("any") }, ...options]}
      onChange={(event) => choose(name)(event.currentTarget.value)}
    />
  );
  const [open, setOpen] = useState(false);
  const active = Object.keys(filter).some((name) => name !== "sort");
  const hidden = Object.keys(filter).filter((name) => name !== "q").length;

  return (
    <div className={classes.filters} role="search" data-open={open || undefined}>
      <DebouncedInput label={t("search")} value={filter.q ?? ""} onSettle={(q) => change({ q: q || undefined })} />
      <Button
        className={classes.toggle}
        variant="default"
        leftSection={<IconFilter size={15} aria-hidden />}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {hidden > 0 ? t("filtersSet", { count: hidden }) : t("filters")}
      </Button>
      {select("state", USER_STATES.map((value) => ({ value, label: states(value) })))}
      {select("platform", PLATFORMS.map((value) => ({ value, label: platforms(value) })))}
      {select("cause", END_CAUSES.map((value) => ({ value, label: causes(value) })))}
      <DebouncedInput
        label={t("status")}
        value={filter.status ?? ""}
        onSettle={(status) => change({ status: status || undefined })}
      />
      <NativeSelect
        label={t("sort")}
        value={filter.sort ?? "online"}
        data={USER_SORTS.map((value) => ({ value, label: t(`sort_${value}`) }))}
        onChange={(event) => choose("sort")(event.currentTarget.value)}
      />
      <Button
        className={classes.clear}
        variant="subtle"
        color="gray"
        style={{ visibility: active ? "visible" : "hidden" }}
        onClick={clear}
      >
        {t("clear")}
      </Button>
    </div>
  );
}
