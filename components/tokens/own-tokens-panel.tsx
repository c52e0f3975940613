"use client";

import { useTranslations } from "next-intl";
import { useOwnTokenChanges, useOwnTokens } from "@/lib/client/queries/tokens";
import { StatPanel } from "../ui/stat-panel";
import { TokenList } from "./token-list";
import { ReferenceLink } from "./tokens-panel";

/** The API tokens that somebody has made for themselves. */
export function OwnTokensPanel() {
  const t = useTranslations("tokens");
  const query = useOwnTokens();
  const changes = useOwnTokenChanges();
  return (
    <StatPanel title={t("ownTitle")} query={query} height={132} flush>
      {({ allowed, tokens }) => (
        <TokenList
          own
          tokens={tokens}
          changes={changes}
          closed={!allowed}
          text={
            <>
              {t(allowed ? "ownText" : "ownOff")} <ReferenceLink />
            </>
          }
        />
      )}
    </StatPanel>
  );
}
