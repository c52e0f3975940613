"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import type { useCreateToken } from "@/lib/client/queries/tokens";
import { TOKEN_ROLES, type TokenRole } from "@/lib/contracts/roles";
import classes from "./setup.module.css";

/** Creates an API token with a role, in all apps or in one, which its requests then need not name. */
export function TokenForm({ create }: { create: ReturnType<typeof useCreateToken> }) {
  const t = useTranslations("setup");
  const roles = useTranslations("roles");
  const { apps } = useCurrentApp();
  const [name, setName] = useState("");
  const [app, setApp] = useState("");
  const [role, setRole] = useState<TokenRole>("operator");
  return (
    <form
      className={classes.inlineForm}
      onSubmit={(event) => {
        event.preventDefault();
        const own = app === "" ? {} : { app, apps: [app] };
        create.mutate({ name: name.trim(), role, ...own }, { onSuccess: () => setName("") });
      }}
    >
      <TextInput
        aria-label={t("tokenName")}
        placeholder={t("tokenName")}
        size="sm"
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        aria-label={t("tokenRole")}
        size="sm"
        value={role}
        data={TOKEN_ROLES.map((value) => ({ value, label: roles(value) }))}
        onChange={({ currentTarget: { value } }) => setRole(TOKEN_ROLES.find((one) => one === value) ?? "viewer")}
      />
      {apps.length > 1 && (
        <NativeSelect
          aria-label={t("tokenApp")}
          size="sm"
          value={app}
          data={[
            { value: "", label: t("tokenAppNone") },
            ...apps.map(({ sdkAppId, name: label }) => ({ value: sdkAppId, label: label || sdkAppId })),
          ]}
          onChange={(event) => setApp(event.currentTarget.value)}
        />
      )}
      <Button type="submit" size="sm" variant="default" disabled={name.trim() === ""} loading={create.isPending}>
        {t("tokenCreate")}
      </Button>
    </form>
  );
}
