"use client";

import { useLocale, useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { fullNumber } from "@/lib/client/charts/numbers";
import { usePages } from "@/lib/client/queries/pages";
import { readKicksFilter, type KicksFilter } from "@/lib/client/url/kicks-filter";
import { isoRange, type PageRange } from "@/lib/client/url/range";
import type { KickedUser } from "@/lib/contracts/stats/kicks";
import { Link } from "../ui/link";
import { ExportButton } from "../ui/export-button";
import { ScrollBox } from "../ui/scroll-box";
import { UserLink } from "../lists/user-link";
import { LoadMore } from "../ui/load-more";
import { EmptyLine } from "../ui/empty-line";
import { PlatformLabel } from "../ui/platform";
import grid from "../ui/page-grid.module.css";
import { StatPanel } from "../ui/stat-panel";
import table from "../ui/table.module.css";
import { Time } from "../ui/time";
import { useKicksHref } from "./use-kicks-href";
import classes from "./kicks.module.css";

/** Users whose devices kick each other most often. Several people often share such an account. */
export function KickedUsers({ range }: { range: PageRange | null }) {
  const t = useTranslations("kicks");
  const { by, kicked } = readKicksFilter(useSearchParams());
  const list = usePages("GET stats/kicks/users", range, { by, kicked });
  return (
    <StatPanel
      title={t("users")}
      query={list}
      height={300}
      flush
      className={grid.whole}
      aside={<ExportButton name="kicked-users" filter={range && { ...isoRange(range), by, kicked }} />}
    >
      {({ pages }) => {
        const users = pages.flatMap((page) => page.users);
        if (users.length === 0) return <EmptyLine>{t("none")}</EmptyLine>;
        return (
          <>
            <ScrollBox label={t("users")}>
              <table className={`${table.table} ${table.links} ${classes.users}`}>
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
            </ScrollBox>
            <LoadMore
              list={list}
              text={
                list.hasNextPage ? t("usersSoFar", { count: users.length }) : t("usersAll", { count: users.length })
              }
            />
          </>
        );
      }}
    </StatPanel>
  );
}

function Row({ user, filter }: { user: KickedUser; filter: KicksFilter }) {
  const locale = useLocale();
  const href = useKicksHref();
  return (
    <tr>
      <th scope="row">
        <UserLink userId={user.userId} />
      </th>
      <td>
        <Link href={href({ ...filter, user: user.userId })} prefetch={false}>
          {fullNumber(user.count, locale)}
        </Link>
      </td>
      <td>
        <span className={classes.pairs}>
          {user.pairs.map(({ by, kicked, count }) => (
            <Link
              key={`${by} ${kicked}`}
              href={href({ by, kicked, user: user.userId })}
              prefetch={false}
              className={classes.pair}
            >
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
