"use client";

import { Skeleton } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { userHref } from "@/lib/client/url/users-filter";
import type { UserRow } from "@/lib/contracts/users";
import { CauseBadge } from "../ui/cause";
import { PLATFORM_ICONS, usePlatformList } from "../ui/platform";
import { PresenceDot, presenceOf } from "../ui/presence";
import { Ago, Time } from "../ui/time";
import classes from "./users.module.css";

const COLUMNS = ["userId", "state", "since", "connected", "status", "lastEnd", "lastEvent"] as const;

function Head() {
  const t = useTranslations("users");
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => (
          <th key={column} scope="col">
            {t(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A table where there is room for one; on a phone the same rows are cards. */
export function UsersTable({ users, dimmed }: { users: UserRow[]; dimmed: boolean }) {
  const t = useTranslations("users");
  return (
    <table className={classes.table} aria-label={t("listLabel")} data-dimmed={dimmed || undefined}>
      <Head />
      <tbody>
        {users.map((user) => (
          <Row key={user.userId} user={user} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ user }: { user: UserRow }) {
  const states = useTranslations("state");
  const labels = useTranslations("users");
  const router = useRouter();
  const { app } = useCurrentApp();
  const state = presenceOf(user);
  const address = userHref(user.userId, app);
  const since = user.online ? user.onlineSince : user.lastEndAt;
  return (
    <tr
      onClick={(event) => {
        // The link is for the keyboard and for new tabs; the rest of the row is for whoever aims less well.
        if (event.target instanceof Element && event.target.closest("a")) return;
        if (window.getSelection()?.isCollapsed) router.push(address);
      }}
    >
      <td className={classes.id}>
        <Link href={address} prefetch={false}>
          {user.userId}
        </Link>
      </td>
      <td className={classes.state} data-state={state}>
        <span className={classes.stateWord}>
          <PresenceDot state={state} />
          {states(state)}
        </span>
      </td>
      <td className={classes.since}>{since && <Time at={since} />}</td>
      <td className={classes.connected}>
        <Platforms user={user} />
      </td>
      <td className={classes.status}>{user.customStatus}</td>
      <td className={classes.ended} data-label={labels("lastEnd")}>
        {user.lastEndCause && <CauseBadge cause={user.lastEndCause} />}
      </td>
      <td className={classes.last}>{user.lastEventAt && <Ago at={user.lastEventAt} />}</td>
    </tr>
  );
}

function Platforms({ user }: { user: UserRow }) {
  const list = usePlatformList();
  const locale = useLocale();
  if (user.platforms.length === 0) return null;
  return (
    <span className={classes.platforms}>
      {[...new Set(user.platforms)].map((platform) => {
        const Glyph = PLATFORM_ICONS[platform];
        return <Glyph key={platform} size={15} stroke={1.6} aria-hidden />;
      })}
      <span>{list(user.platforms, locale)}</span>
    </span>
  );
}

export function UsersTableSkeleton() {
  return (
    <table className={classes.table} aria-hidden>
      <Head />
      <tbody>
        {Array.from({ length: 12 }, (_, row) => (
          <tr key={row}>
            {COLUMNS.map((column) => (
              <td key={column}>
                <Skeleton height={12} width={column === "userId" ? "70%" : "55%"} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
