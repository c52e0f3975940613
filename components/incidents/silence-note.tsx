"use client";

import { IconHourglassEmpty } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { listHref } from "@/lib/client/url/list-href";
import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { SILENCE_MS } from "@/lib/presence/window";
import { Link } from "../ui/link";
import { Time } from "../ui/time";
import classes from "./incidents.module.css";

/** When the network was lost: Tencent notices a heartbeat timeout 400 s later, so it was before the incident. */
export function SilenceNote({ silent }: { silent: NonNullable<IncidentAnswer["silent"]> }) {
  const t = useTranslations("incidents");
  const { app } = useCurrentApp();
  const ended = { from: Date.parse(silent.from) + SILENCE_MS, to: Date.parse(silent.to) + SILENCE_MS };
  const timeouts = listHref("/connections", app, ended, { cause: "timeout" });
  return (
    <div className={classes.silent} role="note">
      <IconHourglassEmpty size={18} stroke={1.8} aria-hidden />
      <p>
        {t.rich("silent", {
          count: silent.timeouts,
          list: (text) => (
            <Link href={timeouts} prefetch={false}>
              {text}
            </Link>
          ),
          from: () => <Time at={silent.from} place="sentence" />,
          to: () => <Time at={silent.to} clock />,
        })}
      </p>
    </div>
  );
}
