"use client";

import { Button, Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { TextFilter } from "@/lib/client/url/filter";
import { FilterChips } from "./filter-chips";
import type { FilterField } from "./field";
import { FieldControl } from "./field-control";
import classes from "./filters.module.css";

interface FilterBarProps {
  /** The first field is always visible. The others open in a popover. */
  fields: readonly [FilterField, ...FilterField[]];
  filter: TextFilter;
  change: (part: TextFilter, options?: { replace?: boolean }) => void;
  /** Another control that narrows the list, such as the range picker. */
  range?: ReactNode;
  /** Actions on the list, at the right end. */
  children?: ReactNode;
}

/** Filter controls of a list, with a chip for each active filter. The address holds the state. */
export function FilterBar({ fields, filter, change, range, children }: FilterBarProps) {
  const t = useTranslations("filter");
  const [opened, setOpened] = useState(false);
  const [first, ...rest] = fields;
  const set = rest.filter((field) => filter[field.name] !== undefined).length;

  const control = (field: FilterField) => (
    <FieldControl
      key={field.name}
      field={field}
      value={filter[field.name]}
      // Consecutive keystrokes make one history entry.
      onChange={(value, typing = false) =>
        change({ [field.name]: value }, { replace: typing && filter[field.name] !== undefined })
      }
    />
  );

  return (
    <div className={classes.bar}>
      <div className={classes.line} role="search">
        <div className={classes.first}>{control(first)}</div>
        {range}
        <Popover
          opened={opened}
          onChange={setOpened}
          position="bottom-start"
          shadow="md"
          trapFocus
          width="min(480px, calc(100vw - 24px))"
        >
          <Popover.Target>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconFilter size={15} aria-hidden />}
              aria-expanded={opened}
              onClick={() => setOpened(!opened)}
            >
              {set > 0 ? t("filtersSet", { count: set }) : t("filters")}
            </Button>
          </Popover.Target>
          <Popover.Dropdown aria-label={t("filters")}>
            <div className={classes.fields}>{rest.map(control)}</div>
          </Popover.Dropdown>
        </Popover>
        {children && <div className={classes.aside}>{children}</div>}
      </div>
      <FilterChips fields={fields} filter={filter} change={change} />
    </div>
  );
}
