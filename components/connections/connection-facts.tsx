"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatFull } from "@/lib/time/format";
import { formatMillis } from "@/lib/client/time/millis";
import { useZone } from "@/lib/client/time/zone";
import type { ListedConnection } from "@/lib/contracts/connections";
import { Address } from "../ui/address";
import { PlatformLabel } from "../ui/platform";
import { Cause } from "./connection-columns";
import classes from "../lists/lists.module.css";

/** All details of one connection, with exact times. */
export function ConnectionFacts({ connection }: { connection: ListedConnection }) {
  const t = useTranslations("connections");
  const { zone } = useZone();
  const locale = useLocale();
  if (zone === null) return null;
  const { platform, clientIp, networkName, startedAt, endedAt, durationMs } = connection;
  const rows = [
    { name: t("platform"), value: <PlatformLabel platform={platform} /> },
    { name: t("ip"), value: <Address ip={clientIp} network={networkName} none="–" /> },
    { name: t("started"), value: startedAt ? formatFull(Date.parse(startedAt), zone) : t("unknownStart") },
    { name: t("ended"), value: endedAt ? formatFull(Date.parse(endedAt), zone) : t("stillOpen") },
    { name: t("duration"), value: durationMs === null ? "–" : formatMillis(durationMs, locale) },
    { name: t("cause"), value: <Cause connection={connection} /> },
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
