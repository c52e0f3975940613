"use client";

import { Anchor } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useTokenChanges, useTokens } from "@/lib/client/queries/tokens";
import { Link } from "../ui/link";
import { StatPanel } from "../ui/stat-panel";
import { TokenList } from "./token-list";

/** The API tokens of the installation, for administrators: those of services, and those that people have made. */
export function TokensPanel() {
  const t = useTranslations("tokens");
  const query = useTokens();
  const changes = useTokenChanges();
  return (
    <StatPanel title={t("title")} query={query} height={132} flush>
      {({ tokens }) => (
        <TokenList
          tokens={tokens}
          changes={changes}
          text={
            <>
              {t("text")} <ReferenceLink />
            </>
          }
        />
      )}
    </StatPanel>
  );
}

/** The way to the description of the API. */
export function ReferenceLink() {
  const t = useTranslations("apiReference");
  return (
    <Anchor component={Link} href="/api-reference" inherit underline="always">
      {t("title")}
    </Anchor>
  );
}
