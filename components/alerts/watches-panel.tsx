"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch, useWatches } from "@/lib/client/queries/alerts";
import type { Watch } from "@/lib/contracts/alerts";
import { UserLink } from "../lists/user-link";
import { StatPanel } from "../ui/stat-panel";
import { EmptyLine } from "../ui/empty-line";
import { ErrorLine } from "../ui/error-line";
import { Time } from "../ui/time";
import { useProblemText } from "../ui/use-problem-text";
import classes from "./alerts.module.css";

/** Users about whom alerts are sent when they come or go, each until its watch ends. */
export function WatchesPanel() {
  const t = useTranslations("alerts");
  const query = useWatches();
  return (
    <StatPanel title={t("watches")} query={query} height={160} flush>
      {({ watches, reaches }) => (
        <>
          <p className={classes.lead}>
            {t("watchesText")} {t("reaches", { count: reaches })}
          </p>
          <NewWatch />
          {watches.length === 0 ? (
            <EmptyLine>{t("watchesNone")}</EmptyLine>
          ) : (
            <ul className={classes.cards}>
              {watches.map((watch) => (
                <WatchRow key={watch.userId} watch={watch} />
              ))}
            </ul>
          )}
        </>
      )}
    </StatPanel>
  );
}

function NewWatch() {
  const t = useTranslations("alerts");
  const textOf = useProblemText();
  const { mutate, isPending, error } = useWatch();
  const [id, setId] = useState("");
  return (
    <form
      className={classes.inline}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ id, on: true }, { onSuccess: () => setId("") });
      }}
    >
      <TextInput
        size="sm"
        aria-label="UserID"
        placeholder="UserID"
        value={id}
        error={error && textOf(error)}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" variant="default" disabled={id === ""} loading={isPending}>
        {t("watch")}
      </Button>
    </form>
  );
}

function WatchRow({ watch }: { watch: Watch }) {
  const t = useTranslations("alerts");
  const { mutate, isPending, error } = useWatch();
  return (
    <li className={classes.watch}>
      <UserLink userId={watch.userId} />
      <span className={classes.quiet}>
        {t.rich("watchEnds", { time: () => <Time key="end" at={watch.expiresAt} ago place="sentence" /> })}
        {watch.createdBy !== "" && ` · ${watch.createdBy}`}
        <ErrorLine error={error} />
      </span>
      <Button
        size="xs"
        variant="default"
        loading={isPending}
        aria-label={t("watchStopName", { id: watch.userId })}
        onClick={() => mutate({ id: watch.userId, on: false })}
      >
        {t("watchStop")}
      </Button>
    </li>
  );
}
