"use client";

import { Anchor, Button } from "@mantine/core";
import { IconCloudOff, IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { usePathname, useSearchParams } from "next/navigation";
import { ApiError } from "@/lib/client/api/problem";
import { signInHref } from "@/lib/client/url/next-path";
import { Notice } from "./notice";
import { useProblemText } from "./use-problem-text";
import classes from "./ui.module.css";

/** A failed request: what happened, what is safe, what to do. */
export function ProblemNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTranslations("error");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const path = usePathname();
  const search = useSearchParams().toString();
  const known = error instanceof ApiError ? error : null;
  if (known?.status === 401) {
    return (
      <Notice
        icon={IconLock}
        title={t("signedOut")}
        actions={<Anchor href={signInHref(search === "" ? path : `${path}?${search}`)}>{t("signIn")}</Anchor>}
      />
    );
  }
  return (
    <div role="alert">
      <Notice
        icon={IconCloudOff}
        title={t(known?.code === "slow" ? "waiting" : "title")}
        actions={
          onRetry && (
            <Button variant="default" size="xs" onClick={onRetry}>
              {common("retry")}
            </Button>
          )
        }
      >
        {textOf(error)}
        {known?.requestId && <div className={classes.rawValue}>{t("requestId", { id: known.requestId })}</div>}
      </Notice>
    </div>
  );
}
