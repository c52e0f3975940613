"use client";

import { Checkbox, MultiSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import type { RoleValues } from "@/lib/client/people/role-values";
import { ROLES } from "@/lib/contracts/roles";
import classes from "./people.module.css";

interface RoleFieldsProps {
  values: RoleValues;
  onChange: (values: RoleValues) => void;
}

/** A box for each role. With several apps, a role can be limited to some of them. */
export function RoleFields({ values, onChange }: RoleFieldsProps) {
  const t = useTranslations("people");
  const names = useTranslations("roles");
  const { apps } = useCurrentApp();
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t("rolesLabel")}</legend>
      {ROLES.map((role) => {
        const value = values[role];
        const set = (change: Partial<typeof value>) => onChange({ ...values, [role]: { ...value, ...change } });
        return (
          <div key={role}>
            <Checkbox
              label={names(role)}
              description={names(`${role}_text`)}
              checked={value.on}
              onChange={(event) => set({ on: event.currentTarget.checked })}
            />
            {value.on && (apps.length > 1 || value.apps.length > 0) && (
              <MultiSelect
                className={classes.apps}
                size="xs"
                aria-label={t("appsOf", { role: names(role) })}
                placeholder={value.apps.length === 0 ? t("allApps") : undefined}
                data={apps.map(({ sdkAppId, name }) => ({ value: sdkAppId, label: name || sdkAppId }))}
                value={value.apps}
                clearable
                onChange={(chosen) => set({ apps: chosen })}
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
