"use client";

import { ActionIcon, Button, Popover } from "@mantine/core";
import { IconBell, IconBellRinging } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useWatch, useWatches } from "@/lib/client/queries/alerts";
import { LinkButton } from "../ui/link-button";
import { Time } from "../ui/time";
import { ErrorLine } from "../ui/error-line";
import classes from "./alerts.module.css";

/** Tells the channels when this user comes online or goes offline, for a day. */
export function WatchButton({ id }: { id: string }) {
  const t = useTranslations("alerts");
  const { data, error: unread } = useWatches();
  const { mutate, isPending, error } = useWatch();
  const watch = data?.watches.find(({ userId }) => userId === id);
  const Glyph = watch ? IconBellRinging : IconBell;
  return (
    <Popover width={300} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={watch ? "light" : "subtle"}
          color={watch ? undefined : "gray"}
          size={28}
          aria-label={t(watch ? "watched" : "watchUser")}
        >
          <Glyph size={16} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover}>
        <p>
          {watch
            ? t.rich("watchedUntil", { time: () => <Time at={watch.expiresAt} place="sentence" /> })
            : t("watchText")}
        </p>
        {/* The line is there from the beginning: the button below must not move under the pointer. */}
        <p className={data?.reaches === 0 ? classes.failed : classes.quiet}>
          {data ? t("reaches", { count: data.reaches }) : "\u00A0"}
        </p>
        <ErrorLine error={error ?? (data ? null : unread)} />
        <div className={classes.actions}>
          <Button size="xs" disabled={!data} loading={isPending} onClick={() => mutate({ id, on: !watch })}>
            {t(watch ? "watchStop" : "watchForDay")}
          </Button>
          {data?.reaches === 0 && <LinkButton href="/alerts?tab=channels">{t("channelAdd")}</LinkButton>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
