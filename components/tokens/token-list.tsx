"use client";

import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { TokenChanges } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/tokens";
import { EmptyLine } from "../ui/empty-line";
import { ListFoot, ListRows } from "../ui/list-row";
import { TokenDialog, type TokenAction } from "./token-dialog";
import { TokenRow } from "./token-row";

interface TokenListProps {
  tokens: readonly ApiToken[];
  changes: TokenChanges;
  /** They belong to the one who looks. */
  own?: boolean;
  /** No further one can be made. */
  closed?: boolean;
  /** What the tokens are for. */
  text: ReactNode;
}

/** API tokens, what can be done with each, and a button for another one. */
export function TokenList({ tokens, changes, own = false, closed = false, text }: TokenListProps) {
  const t = useTranslations("tokens");
  const [action, setAction] = useState<TokenAction | null>(null);
  return (
    <>
      {tokens.length === 0 ? (
        <EmptyLine>{t("none")}</EmptyLine>
      ) : (
        <ListRows>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} own={own} onAction={(kind) => setAction({ kind, token })} />
          ))}
        </ListRows>
      )}
      <ListFoot text={text}>
        {!closed && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setAction({ kind: "create" })}
          >
            {t("create")}
          </Button>
        )}
      </ListFoot>
      <TokenDialog action={action} own={own} changes={changes} onClose={() => setAction(null)} />
    </>
  );
}
