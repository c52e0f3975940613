"use client";

import { Button } from "@mantine/core";
import { IconDeviceMobile, IconKey } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { useAccount } from "@/lib/client/queries/account";
import type { OwnFactors } from "@/lib/contracts/factors";
import { ListFoot, ListRows } from "../ui/list-row";
import { StatPanel } from "../ui/stat-panel";
import { Time } from "../ui/time";
import { FactorDialog, type FactorAction } from "./factor-dialog";
import { FactorRow } from "./factor-row";
import { PasskeyDialog, type PasskeyAction } from "./passkey-dialog";
import { PasskeyRows } from "./passkey-rows";

/** The second factors of the own account. */
export function FactorsPanel({ query }: { query: ReturnType<typeof useAccount> }) {
  const t = useTranslations("factors");
  const [action, setAction] = useState<FactorAction | null>(null);
  const [passkeyAction, setPasskeyAction] = useState<PasskeyAction | null>(null);
  return (
    <StatPanel title={t("title")} query={query} height={143} flush>
      {({ factors }) => (
        <>
          {factors.hasPassword ? (
            <ListRows>
              <AppRow factors={factors} onAction={setAction} />
              <PasskeyRows factors={factors} onAction={setPasskeyAction} />
              {(factors.totpSince !== null || factors.passkeys.length > 0) && (
                <CodesRow left={factors.recoveryCodesLeft} onAction={setAction} />
              )}
            </ListRows>
          ) : (
            <ListFoot text={t("noPassword")} />
          )}
          {factors.required && <ListFoot text={t("required")} />}
          <FactorDialog action={action} factors={factors} onClose={() => setAction(null)} />
          <PasskeyDialog action={passkeyAction} factors={factors} onClose={() => setPasskeyAction(null)} />
        </>
      )}
    </StatPanel>
  );
}

function AppRow({ factors, onAction }: { factors: OwnFactors; onAction: (action: FactorAction) => void }) {
  const t = useTranslations("factors");
  const { totpSince, required, passkeys } = factors;
  const change = totpSince === null ? "setup" : "replace";
  return (
    <FactorRow
      icon={<IconDeviceMobile size={20} stroke={1.6} aria-hidden />}
      name={t("app")}
      isOn={totpSince !== null}
      text={
        <span>
          {totpSince === null
            ? t("appText")
            : t.rich("since", { time: () => <Time at={totpSince} place="sentence" /> })}
        </span>
      }
    >
      <Button size="xs" variant="default" onClick={() => onAction(change)}>
        {t(change)}
      </Button>
      {totpSince !== null && (!required || passkeys.length > 0) && (
        <Button size="xs" variant="default" onClick={() => onAction("remove")}>
          {t("remove")}
        </Button>
      )}
    </FactorRow>
  );
}

function CodesRow({ left, onAction }: { left: number; onAction: (action: FactorAction) => void }) {
  const t = useTranslations("factors");
  return (
    <FactorRow
      icon={<IconKey size={20} stroke={1.6} aria-hidden />}
      name={t("codes")}
      text={<span>{t("codesLeft", { count: left })}</span>}
    >
      <Button size="xs" variant="default" onClick={() => onAction("codes")}>
        {t("newCodes")}
      </Button>
    </FactorRow>
  );
}
