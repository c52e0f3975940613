"use client";

import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useCurrentApp } from "@/lib/client/app";
import { fullNumber } from "@/lib/client/charts/numbers";
import { usePages } from "@/lib/client/queries/pages";
import { readKicksFilter, type KicksFilter } from "@/lib/client/url/kicks-filter";
import type { PageRange } from "@/lib/client/url/range";
import { userHref } from "@/lib/client/url/users-filter";
import { kickedUsersAnswer, type KickedUsersAnswer } from "@/lib/contracts/stats/kicks";
import { LoadMore } from "../ui/load-more";
import { PlatformLabel } from "../ui/platform";
import { StatPanel } from "../ui/stat-panel";
import { Time } from "../ui/time";
import { useKicksHref } from "./use-kicks-href";
import classes from "./kicks.module.css";

type User = KickedUsersAnswer["users"][number];

/** Users whose devices kick each other the most: often one account that several people share. */
export function KickedUsers({ range }: { range: PageRange | null }) {
  const t = useTranslations("kicks");
  const { by, kicked } = readKicksFilter(useSearchParams());
  const list = usePages("stats/kicks/users", kickedUsersAnswer, range, { by, kicked });
  return (
    <StatPanel title={t("users")} query={list} height={300} flush className={classes.whole}>
      {({ pages }) => {
        const users = pages.flatMap((page) => page.users);
        if (users.length === 0) return <p className={classes.none}>{t("none")}</p>;
        return (
          <>
            <div className={classes.usersBox} tabIndex={0} role="group" aria-label={t("users")}>
              <table className={classes.users}>
                <thead>
                  <tr>
                    <th scope="col">{t("user")}</th>
                    <th scope="col">{t("count")}</th>
                    <th scope="col">{t("pairs")}</th>
                    <th scope="col">{t("last")}</th>
                  </tr>
                </thead>
                <tbody>
                  {users.map((user) => (
                    <Row key={user.userId} user={user} filter={{ by, kicked }} />
                  ))}
                </tbody>
              </table>
            </div>
            <LoadMore list={list} text={list.hasNextPage ? t("usersSoFar", { count: users.length }) : t("usersAll", { count: users.length })} />
          </>
        );
      }}
    </StatPanel>
  );
}

function Row({ user, filter }: { user: User; filter: KicksFilter }) {
  const locale = useLocale();
  const { app } = useCurrentApp();
  const href = useKicksHref();
  return (
    <tr>
      <th scope="row">
        <Link href={userHref(user.userId, app)} prefetch={false} className={classes.userId}>
          {user.userId}
        </Link>
      </th>
      <td>
        <Link href={href({ ...filter, user: user.userId })} prefetch={false}>
          {fullNumber(user.count, locale)}
        </Link>
      </td>
      <td>
        <span className={classes.pairs}>
          {user.pairs.map(({ by, kicked, count }) => (
            <Link key={`${by} ${kicked}`} href={href({ by, kicked, user: user.userId })} prefetch={false} className={classes.pair}>
              <PlatformLabel platform={by} />
              <span aria-hidden>→</span>
              <PlatformLabel platform={kicked} />
              <span>×{fullNumber(count, locale)}</span>
            </Link>
          ))}
        </span>
      </td>
      <td>
        <Time at={user.lastAt} />
      </td>
    </tr>
  );
}
