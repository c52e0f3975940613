"use client";

import { IconHourglassEmpty } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { IncidentAnswer } from "@/lib/contracts/stats/incidents";
import { Time } from "../ui/time";
import classes from "./incidents.module.css";

/** A heartbeat timeout is noticed 400 s after the network went silent: the trouble was before the burst. */
export function Silent({ silent }: { silent: NonNullable<IncidentAnswer["silent"]> }) {
  const t = useTranslations("incidents");
  return (
    <div className={classes.silent} role="note">
      <IconHourglassEmpty size={18} stroke={1.8} aria-hidden />
      <p>
        {t.rich("silent", {
          count: silent.timeouts,
          from: () => <Time at={silent.from} />,
          to: () => <Time at={silent.to} clock />,
        })}
      </p>
    </div>
  );
}
