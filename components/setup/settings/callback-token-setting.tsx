"use client";

import { ActionIcon, Button, PasswordInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChangeApp } from "@/lib/client/queries/apps";
import { readAppSecrets, useReveal } from "@/lib/client/queries/secrets";
import type { App } from "@/lib/contracts/app";
import { ConfirmIdentity } from "../../secrets/confirm-identity";
import { ConfirmDialog } from "../../ui/confirm-dialog";
import { CopyButton } from "../../ui/copy-button";
import { ErrorLine } from "../../ui/error-line";
import { SaveState } from "../../ui/save-state";
import classes from "./settings.module.css";

/** The receiver accepts two tokens, so that a rotation loses no callback. */
const MOST = 2;

/** Tencent's callback tokens. Their ends are shown, and all of them after a confirmation. */
export function CallbackTokenSetting({ app }: { app: App }) {
  const t = useTranslations("settings");
  const secrets = useTranslations("secrets");
  const change = useChangeApp(app.sdkAppId);
  const [typed, setTyped] = useState("");
  const [removing, setRemoving] = useState<number | null>(null);
  const reveal = useReveal(async () => (await readAppSecrets(app.sdkAppId)).tokens);
  const keep = app.tokenEnds.map((_end, place) => ({ keep: place }));

  return (
    <section className={classes.part}>
      <h3>{t("tokens")}</h3>
      <p className={classes.hint}>{t("tokensHint")}</p>
      {app.tokenEnds.length === 0 && <p className={classes.none}>{t("tokensNone")}</p>}
      <ul className={classes.tokens}>
        {app.tokenEnds.map((end, place) => (
          <li key={`${place} ${end}`}>
            <TokenText end={end} secret={reveal.secret?.[place] ?? null} />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("tokenRemove", { end })}
              onClick={() => setRemoving(place)}
            >
              <IconTrash size={16} stroke={1.7} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {app.tokenEnds.length > 0 && (
        <Button
          size="compact-xs"
          variant="default"
          mb={10}
          loading={reveal.pending}
          aria-label={secrets(reveal.secret === null ? "showName" : "hideName", { name: t("tokens") })}
          onClick={reveal.secret === null ? reveal.show : reveal.hide}
        >
          {secrets(reveal.secret === null ? "show" : "hide")}
        </Button>
      )}
      <ErrorLine error={reveal.error} />
      <ConfirmIdentity opened={reveal.asking} onClose={reveal.stopAsking} onConfirmed={reveal.show} />
      {app.tokenEnds.length < MOST && (
        <form
          className={classes.inline}
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate({ tokens: [...keep, { add: typed.trim() }] }, { onSuccess: () => setTyped("") });
          }}
        >
          <PasswordInput
            size="sm"
            aria-label={t("tokenNew")}
            placeholder={t("tokenNew")}
            autoComplete="off"
            maxLength={255}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="sm" variant="default" disabled={typed.trim() === ""} loading={change.isPending}>
            {t("tokenAdd")}
          </Button>
        </form>
      )}
      <SaveState done={change.isSuccess} error={change.error} />
      <ConfirmDialog
        opened={removing !== null}
        title={t("tokens")}
        text={t(app.tokenEnds.length === 1 ? "tokenLast" : "tokenSure")}
        action={t("remove")}
        pending={change.isPending}
        onClose={() => setRemoving(null)}
        onConfirm={() =>
          change.mutate(
            { tokens: keep.filter((token) => token.keep !== removing) },
            { onSettled: () => setRemoving(null) },
          )
        }
      />
    </section>
  );
}

/** The end of a token, or all of it with a button that copies it. */
function TokenText({ end, secret }: { end: string; secret: string | null }) {
  const t = useTranslations("settings");
  if (secret === null) return <span>{t.rich("tokenEnd", { end: () => <code>{`••••${end}`}</code> })}</span>;
  return (
    <span className={classes.token}>
      <code>{secret}</code>
      <CopyButton value={secret} />
    </span>
  );
}
