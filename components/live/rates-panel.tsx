"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { useCurrentApp } from "@/lib/client/app";
import type { EventKind } from "@/lib/client/event-kind";
import { usersHref, type UsersFilter } from "@/lib/client/url/users-filter";
import type { LiveAnswer } from "@/lib/contracts/live";
import { CAUSE_ICONS } from "../ui/cause";
import { KindIcon } from "../ui/event-kind";
import { Count } from "../ui/number";
import { Panel } from "../ui/panel";
import classes from "./live.module.css";

type Rate = keyof LiveAnswer["perMinute"];

const ROWS: { rate: Rate; kind?: EventKind; filter: UsersFilter }[] = [
  { rate: "login", kind: "login", filter: { state: "online", sort: "lastEvent" } },
  { rate: "logout", kind: "logout", filter: { cause: "logout", sort: "lastEvent" } },
  { rate: "link_close", kind: "link_close", filter: { cause: "link_close", sort: "lastEvent" } },
  { rate: "timeout", kind: "timeout", filter: { cause: "timeout", sort: "lastEvent" } },
  { rate: "kicked", filter: { cause: "kicked", sort: "lastEvent" } },
];

/** What happened in the last minute, by kind. */
export function RatesPanel({ live }: { live: LiveAnswer | undefined }) {
  const t = useTranslations("live");
  const { app } = useCurrentApp();
  return (
    <Panel title={t("rates")}>
      <ul className={classes.rates}>
        {ROWS.map(({ rate, kind, filter }) => (
          <li key={rate}>
            <Link href={usersHref(filter, app)} className={classes.rate}>
              {kind ? <KindIcon kind={kind} /> : <KickIcon />}
              <span className={classes.grow}>{t(rate)}</span>
              <span className={classes.count}>{live ? <Count value={live.perMinute[rate]} /> : "–"}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function KickIcon() {
  const Glyph = CAUSE_ICONS.kicked;
  return <Glyph size={16} stroke={1.8} aria-hidden style={{ color: "var(--tone-kicked-fg)" }} />;
}
