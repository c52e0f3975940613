"use client";

import { Anchor, Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useTestCallback } from "@/lib/client/queries/apps";
import { userHref } from "@/lib/client/url/users-filter";
import type { App } from "@/lib/contracts/app";
import { Link } from "../ui/link";
import { useProblemText } from "../ui/use-problem-text";
import classes from "./setup.module.css";

/** Proves the way from the wire to the screen without Tencent; what came back is shown as it came. */
export function TestCallback({ app }: { app: App }) {
  const t = useTranslations("setup");
  const textOf = useProblemText();
  const { app: linked } = useCurrentApp();
  const { mutate, data, error, isPending } = useTestCallback();
  const ok = data?.status === 200;
  return (
    <>
      <h3>{t("test")}</h3>
      <p className={classes.detail}>{t("testHint")}</p>
      <Button variant="default" size="xs" mt={8} loading={isPending} onClick={() => mutate(app.sdkAppId)}>
        {t("test")}
      </Button>
      <div role="status" className={classes.result}>
        {error && <p className={classes.bad}>{t("testError", { detail: textOf(error) })}</p>}
        {data && (
          <div className={ok ? classes.good : classes.bad}>
            {ok
              ? t("testOk", { status: data.status, ms: Math.round(data.durationMs) })
              : t("testFail", { status: data.status })}
            {ok && (
              <Anchor
                component={Link}
                href={userHref(data.userId, linked)}
                size="sm"
                c="inherit"
                underline="always"
                ml={8}
              >
                {t("testUser", { user: data.userId })}
              </Anchor>
            )}
            <pre className={classes.answer}>{data.answer}</pre>
          </div>
        )}
      </div>
    </>
  );
}
