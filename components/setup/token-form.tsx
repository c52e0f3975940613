"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import type { useCreateToken } from "@/lib/client/queries/tokens";
import classes from "./setup.module.css";

/** Creates an API token. With several apps, the token may have one that its requests mean if they name none. */
export function TokenForm({ create }: { create: ReturnType<typeof useCreateToken> }) {
  const t = useTranslations("setup");
  const { apps } = useCurrentApp();
  const [name, setName] = useState("");
  const [app, setApp] = useState("");
  return (
    <form
      className={classes.inlineForm}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate({ name: name.trim(), app: app === "" ? null : app }, { onSuccess: () => setName("") });
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
