"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { toMoment, withView } from "@/lib/client/url/view";
import { formatTime } from "@/lib/time/format";
import { useZone } from "@/lib/client/time/zone";
import { Link } from "../ui/link";
import classes from "./timeline-row.module.css";

/** A link from a row to the state of the user at the time of the row, in ms. */
export function MomentLink({ at }: { at: number }) {
  const t = useTranslations("moment");
  const { zone } = useZone();
  const search = useSearchParams();
  if (zone === null || Number.isNaN(at)) return null;
  return (
    <Tooltip label={t("then")}>
      <ActionIcon
        component={Link}
        href={`/user?${withView(new URLSearchParams(search), toMoment(at))}`}
        variant="subtle"
        color="gray"
        size={28}
        className={classes.momentLink}
        aria-label={t("thenAt", { time: formatTime(at, zone) })}
        data-print="hide"
      >
        <IconHistory size={15} stroke={1.7} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
