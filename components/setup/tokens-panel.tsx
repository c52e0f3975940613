"use client";

import { ActionIcon, Anchor } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCreateToken, useTokens } from "@/lib/client/queries/tokens";
import type { ApiToken } from "@/lib/contracts/auth";
import { Link } from "../ui/link";
import { CopyButton } from "../ui/copy-button";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem-notice";
import { Skeleton } from "../ui/skeleton";
import { Ago } from "../ui/time";
import { useProblemText } from "../ui/use-problem-text";
import { DeleteToken } from "./delete-token";
import { TokenForm } from "./token-form";
import classes from "./setup.module.css";

/** API tokens for scripts. A new token is shown once, here. */
export function TokensPanel() {
  const t = useTranslations("setup");
  const reference = useTranslations("apiReference");
  const textOf = useProblemText();
  const { data, error, refetch } = useTokens();
  const create = useCreateToken();
  const [deleting, setDeleting] = useState<ApiToken | null>(null);
  return (
    <Panel title={t("tokensTitle")}>
      <p className={classes.detail}>
        {t("tokensText")}{" "}
        <Anchor component={Link} href="/api-reference" size="xs">
          {reference("title")}
        </Anchor>
      </p>
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={40} />
      ) : data.tokens.length === 0 ? (
        <p className={classes.none}>{t("tokensNone")}</p>
      ) : (
        <ul className={classes.tokens}>
          {data.tokens.map((token) => (
            <TokenRow key={token.id} token={token} onDelete={() => setDeleting(token)} />
          ))}
        </ul>
      )}
      {create.data && (
        <div className={classes.good} role="status">
          {t("tokenOnce")}
          <div className={classes.url}>
            <code>{create.data.token}</code>
            <CopyButton value={create.data.token} />
          </div>
        </div>
      )}
      {create.error && (
        <p role="alert" className={classes.bad}>
          {textOf(create.error)}
        </p>
      )}
      <TokenForm create={create} />
      <DeleteToken token={deleting} onClose={() => setDeleting(null)} />
    </Panel>
  );
}

function TokenRow({ token, onDelete }: { token: ApiToken; onDelete: () => void }) {
  const t = useTranslations("setup");
  const roles = useTranslations("roles");
  const { lastUsedAt } = token;
  return (
    <li className={classes.token}>
      <span className={classes.tokenName}>{token.name}</span>
      <span className={classes.detail}>
        {roles(token.role)} · {token.apps === null ? t("tokenAppNone") : token.apps.join(", ")}
      </span>
      <code className={classes.tokenPrefix}>{token.prefix}…</code>
      <span className={classes.detail}>
        {lastUsedAt ? t.rich("tokenUsed", { time: () => <Ago at={lastUsedAt} /> }) : t("tokenUnused")}
      </span>
      <ActionIcon variant="subtle" color="gray" aria-label={t("tokenDelete", { name: token.name })} onClick={onDelete}>
        <IconTrash size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </li>
  );
}
