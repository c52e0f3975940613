"use client";

import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { OwnFactors } from "@/lib/contracts/factors";
import type { Passkey } from "@/lib/contracts/passkeys";
import { Time } from "../ui/time";
import { FactorRow } from "./factor-row";
import type { PasskeyAction } from "./passkey-dialog";
import { usePasskeyObstacle } from "./use-passkey-obstacle";
import classes from "./factors.module.css";

interface PasskeyRowsProps {
  factors: OwnFactors;
  onAction: (action: PasskeyAction) => void;
}

/** Passkeys: how to add one, or why there can be none here, and each one of the account. */
export function PasskeyRows({ factors: { passkeys, passkeyHost, required, totpSince }, onAction }: PasskeyRowsProps) {
  const t = useTranslations("factors");
  const obstacle = usePasskeyObstacle(passkeyHost);
  const isNeeded = required && passkeys.length === 1 && totpSince === null;
  return (
    <>
      <FactorRow
        icon={<IconFingerprint size={20} stroke={1.6} aria-hidden />}
        name={t("passkeys")}
        isOn={passkeys.length > 0}
        text={
          <span>{obstacle === null ? t("passkeysText") : t(`obstacle_${obstacle}`, { host: passkeyHost ?? "" })}</span>
        }
      >
        {obstacle === null && (
          <Button size="xs" variant="default" onClick={() => onAction({ kind: "add" })}>
            {t("addPasskey")}
          </Button>
        )}
      </FactorRow>
      {passkeys.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey} isNeeded={isNeeded} onAction={onAction} />
      ))}
    </>
  );
}

interface PasskeyRowProps {
  passkey: Passkey;
  /** Whether it is the last factor where one is required. */
  isNeeded: boolean;
  onAction: PasskeyRowsProps["onAction"];
}

function PasskeyRow({ passkey, isNeeded, onAction }: PasskeyRowProps) {
  const t = useTranslations("factors");
  const { name, createdAt, lastUsedAt } = passkey;
  return (
    <FactorRow
      icon={<span className={classes.indent} />}
      name={name}
      text={
        <>
          <span>{t.rich("added", { time: () => <Time at={createdAt} place="sentence" /> })}</span>
          <span>
            {lastUsedAt === null
              ? t("neverUsed")
              : t.rich("used", { time: () => <Time at={lastUsedAt} place="sentence" /> })}
          </span>
        </>
      }
    >
      <Button
        size="xs"
        variant="default"
        aria-label={t("renameNamed", { name })}
        onClick={() => onAction({ kind: "rename", passkey })}
      >
        {t("rename")}
      </Button>
      {!isNeeded && (
        <Button
          size="xs"
          variant="default"
          aria-label={t("removeNamed", { name })}
          onClick={() => onAction({ kind: "remove", passkey })}
        >
          {t("remove")}
        </Button>
      )}
    </FactorRow>
  );
}
