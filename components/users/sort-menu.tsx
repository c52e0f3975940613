"use client";

import { NativeSelect } from "@mantine/core";
import { IconArrowsSort } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { UsersFilter } from "@/lib/client/url/users-filter";
import { figureOf, SORT_OF, type UsersSort } from "@/lib/client/url/users-sort";
import { USER_FIGURES, USER_SORTS } from "@/lib/contracts/values";
import classes from "./users.module.css";

interface SortMenuProps {
  filter: UsersFilter;
  onSort: (by: UsersSort) => void;
}

/** The order of the list: by the current state, or by a figure of a range, the highest first. */
export function SortMenu({ filter, onSort }: SortMenuProps) {
  const t = useTranslations("users");
  const sort = filter.sort ?? "online";
  const by = Object.values(SORT_OF).find((one) => one.sort === sort);
  const options = (sorts: readonly (typeof USER_SORTS)[number][]) =>
    sorts.map((value) => ({ value, label: t(`sort_${value}`) }));
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={t("sort")}
        className={classes.order}
        leftSection={<IconArrowsSort size={15} stroke={1.7} aria-hidden />}
        value={sort}
        data={[
          {
            group: t("sortNow"),
            items: options(USER_SORTS.filter((one) => figureOf({ sort: one }) === null)),
          },
          { group: t("sortWorst"), items: options(USER_FIGURES) },
        ]}
        onChange={({ currentTarget: { value } }) =>
          onSort({ sort: USER_SORTS.find((one) => one === value), order: undefined })
        }
      />
      {sort !== "online" && figureOf(filter) === null && (
        <NativeSelect
          size="xs"
          aria-label={t("order")}
          value={filter.order ?? by?.usual ?? "desc"}
          data={[
            { value: "desc", label: t("desc") },
            { value: "asc", label: t("asc") },
          ]}
          onChange={(event) => onSort({ sort, order: event.currentTarget.value === "asc" ? "asc" : "desc" })}
        />
      )}
    </>
  );
}
