"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useTestChannel } from "@/lib/client/queries/alert-channels";
import { formatMillis } from "@/lib/client/time/millis";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { ErrorLine } from "../ui/error-line";
import classes from "./alerts.module.css";

/** Sends a test message and shows what the service really answered. */
export function TestChannel({ channel }: { channel: AlertChannel }) {
  const t = useTranslations("alerts");
  const locale = useLocale();
  const test = useTestChannel(channel.id);
  const answer = test.data;
  return (
    <span className={classes.test}>
      <Button
        size="xs"
        variant="default"
        loading={test.isPending}
        aria-label={t("testName", { name: channel.name })}
        onClick={() => test.mutate()}
      >
        {t("test")}
      </Button>
      <span role="status" data-state={answer && (answer.ok ? "sent" : "failed")}>
        {answer && (
          <>
            {t(answer.ok ? "testOk" : "testFailed", { took: formatMillis(answer.durationMs, locale) })}
            <code className={classes.error}>{answer.ok ? answer.answer : answer.error}</code>
          </>
        )}
      </span>
      <ErrorLine error={test.error} />
    </span>
  );
}
