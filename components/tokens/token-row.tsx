"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconAlertTriangle, IconDots } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ApiToken } from "@/lib/contracts/tokens";
import { ToneBadge } from "../ui/tone-badge";
import { Ago, Time } from "../ui/time";
import { TokenScope } from "./token-scope";
import type { TokenActionKind } from "./token-dialog";
import classes from "./tokens.module.css";

interface TokenRowProps {
  token: ApiToken;
  /** It belongs to the one who looks. */
  own: boolean;
  onAction: (kind: TokenActionKind) => void;
}

/** One token: its name and state, what it may read, how long, and its last use. */
export function TokenRow({ token, own, onAction }: TokenRowProps) {
  const t = useTranslations("tokens");
  // Whoever rotates a token reads its secret, and could then act as its owner.
  const rotates = own || token.owner === null;
  return (
    <li className={classes.token}>
      <div className={classes.head}>
        <span className={classes.name}>{token.name}</span>
        {token.state === "expired" && <ToneBadge tone="timeout" icon={IconAlertTriangle} label={t("expired")} />}
        {token.state === "expiring" && <ToneBadge tone="link_close" icon={IconAlertTriangle} label={t("expiring")} />}
      </div>
      <div className={classes.facts}>
        <code>{token.prefix}…</code>
        {!own && token.owner !== null && <span>{t("ownedBy", { owner: token.owner })}</span>}
        <TokenScope token={token} />
      </div>
      <div className={classes.facts}>
        <Lifetime token={token} />
        <LastUse token={token} />
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            className={classes.actions}
            variant="subtle"
            color="gray"
            aria-label={t("actions", { name: token.name })}
          >
            <IconDots size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rotates && <Menu.Item onClick={() => onAction("rotate")}>{t("rotate")}</Menu.Item>}
          <Menu.Item onClick={() => onAction("remove")}>{t("remove")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
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
