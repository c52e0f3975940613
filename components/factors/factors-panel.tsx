"use client";

import { Button } from "@mantine/core";
import { IconDeviceMobile, IconKey } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { useAccount } from "@/lib/client/queries/account";
import type { OwnFactors } from "@/lib/contracts/factors";
import { ListFacts, ListFoot, ListRow, ListRows } from "../ui/list-row";
import { StatPanel } from "../ui/stat-panel";
import { ToneBadge } from "../ui/tone-badge";
import { Time } from "../ui/time";
import { FactorDialog, type FactorAction } from "./factor-dialog";

/** The second factors of the own account. */
export function FactorsPanel({ query }: { query: ReturnType<typeof useAccount> }) {
  const t = useTranslations("factors");
  const [action, setAction] = useState<FactorAction | null>(null);
  return (
    <StatPanel title={t("title")} query={query} height={128} flush>
      {({ factors }) => (
        <>
          {factors.hasPassword ? (
            <ListRows>
              <AppRow factors={factors} onAction={setAction} />
              {factors.totpSince !== null && <CodesRow left={factors.recoveryCodesLeft} onAction={setAction} />}
            </ListRows>
          ) : (
            <ListFoot text={t("noPassword")} />
          )}
          {factors.required && <ListFoot text={t("required")} />}
          <FactorDialog action={action} onClose={() => setAction(null)} />
        </>
      )}
    </StatPanel>
  );
}

function AppRow({ factors, onAction }: { factors: OwnFactors; onAction: (action: FactorAction) => void }) {
  const t = useTranslations("factors");
  const { totpSince, required } = factors;
  return (
    <FactorRow
      icon={<IconDeviceMobile size={20} stroke={1.6} aria-hidden />}
      name={t("app")}
      isOn={totpSince !== null}
      text={
        totpSince === null ? t("appText") : t.rich("since", { time: () => <Time at={totpSince} place="sentence" /> })
      }
    >
      <Button size="xs" variant="default" onClick={() => onAction("setup")}>
        {totpSince === null ? t("setup") : t("replace")}
      </Button>
      {totpSince !== null && !required && (
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
      isOn={false}
      text={t("codesLeft", { count: left })}
    >
      <Button size="xs" variant="default" onClick={() => onAction("codes")}>
        {t("newCodes")}
      </Button>
    </FactorRow>
  );
}

interface FactorRowProps {
  icon: ReactNode;
  name: string;
  isOn: boolean;
  text: ReactNode;
  children: ReactNode;
}

/** One kind of factor: what it is, and what can be done. */
function FactorRow({ icon, name, isOn, text, children }: FactorRowProps) {
  const t = useTranslations("factors");
  return (
    <ListRow
      icon={icon}
      title={
        <>
          {name}
          {isOn && <ToneBadge tone="online" label={t("on")} />}
        </>
      }
      action={children}
    >
      <ListFacts>
        <span>{text}</span>
      </ListFacts>
    </ListRow>
  );
}
