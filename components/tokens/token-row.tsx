"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconAlertTriangle, IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useNow } from "@/lib/client/time/now";
import type { ApiToken } from "@/lib/contracts/tokens";
import { DAY } from "@/lib/time/units";
import { ListFacts, ListRow } from "../ui/list-row";
import { ToneBadge } from "../ui/tone-badge";
import { Ago, Time } from "../ui/time";
import { TokenScope } from "./token-scope";
import type { TokenActionKind } from "./token-dialog";

interface TokenRowProps {
  token: ApiToken;
  /** It belongs to the one who looks. */
  own: boolean;
  onAction: (kind: TokenActionKind) => void;
}

/** One token: its name and state, what it may read, how long, and its last use. */
export function TokenRow({ token, own, onAction }: TokenRowProps) {
  const t = useTranslations("tokens");
  // A rotation shows the secret, with which one could act as the owner.
  const rotates = own || token.owner === null;
  return (
    <ListRow
      title={
        <>
          {token.name}
          {token.state === "expired" && <ToneBadge tone="timeout" icon={IconAlertTriangle} label={t("expired")} />}
          {token.state === "expiring" && <ExpiringBadge expiresAt={token.expiresAt} />}
        </>
      }
      action={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t("actions", { name: token.name })}>
              <IconDots size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rotates && <Menu.Item onClick={() => onAction("rotate")}>{t("rotate")}</Menu.Item>}
            <Menu.Item onClick={() => onAction("remove")}>{t("remove")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <ListFacts>
        <code>{token.prefix}…</code>
        {!own && token.owner !== null && <span>{t("ownedBy", { owner: token.owner })}</span>}
        <TokenScope token={token} />
      </ListFacts>
      <ListFacts>
        <Lifetime token={token} />
        <LastUse token={token} />
      </ListFacts>
    </ListRow>
  );
}

/** Whole days that are left, as somebody must act before the last one ends. */
function ExpiringBadge({ expiresAt }: Pick<ApiToken, "expiresAt">) {
  const t = useTranslations("tokens");
  const now = useNow();
  if (now === null || expiresAt === null) return null;
  const days = Math.max(0, Math.floor((Date.parse(expiresAt) - now) / DAY));
  return <ToneBadge tone="link_close" icon={IconAlertTriangle} label={t("expiring", { days })} />;
}

function Lifetime({ token: { state, expiresAt, oldUntil } }: { token: ApiToken }) {
  const t = useTranslations("tokens");
  return (
    <>
      <span>
        {expiresAt === null
          ? t("noExpiry")
          : t.rich(state === "expired" ? "expiredAt" : "expiresAt", {
              time: () => <Time at={expiresAt} place="sentence" />,
            })}
      </span>
      {oldUntil !== null && <span>{t.rich("oldUntil", { time: () => <Time at={oldUntil} place="sentence" /> })}</span>}
    </>
  );
}

function LastUse({ token: { lastUsedAt, lastAddress } }: { token: ApiToken }) {
  const t = useTranslations("tokens");
  if (lastUsedAt === null) return <span>{t("unused")}</span>;
  const time = () => <Ago at={lastUsedAt} />;
  return (
    <span>{lastAddress === null ? t.rich("used", { time }) : t.rich("usedFrom", { time, address: lastAddress })}</span>
  );
}
