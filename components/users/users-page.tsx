"use client";

import { Button } from "@mantine/core";
import { IconUserSearch, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { setCookie } from "@/lib/client/cookie";
import { useCount } from "@/lib/client/queries/count";
import { useUsers } from "@/lib/client/queries/users";
import { clearedFilter, isFiltered } from "@/lib/client/url/filter";
import { useFilter } from "@/lib/client/url/use-filter";
import { userHref, USERS_FILTER, USERS_VIEW, withoutDefaultSort } from "@/lib/client/url/users-filter";
import { isoRange } from "@/lib/client/url/range";
import { FIGURES_PRESETS, useFiguresRange } from "@/lib/client/url/use-figures-range";
import { FIGURES_COLUMNS, readColumns, type UsersColumn } from "@/lib/client/users-columns";
import { USERS_COLUMNS_COOKIE } from "@/lib/i18n/cookies";
import { ListBox } from "../lists/list-box";
import { ExportButton } from "../ui/export-button";
import { FilterBar } from "../ui/filters/filter-bar";
import { LinkButton } from "../ui/link-button";
import { hasStandIn } from "../ui/hidden";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { Time } from "../ui/time";
import { SortMenu } from "./sort-menu";
import { useUserColumns } from "./user-columns";
import { useUserFields } from "./use-user-fields";
import { ColumnsMenu } from "./columns-menu";
import classes from "./users.module.css";

// Only the figures need it.
const RangePicker = dynamic(() => import("../ui/range-picker").then((module) => module.RangePicker), {
  ssr: false,
  loading: () => <span className={classes.rangeSpace} />,
});

/** Every user that Rollcall has seen. The address holds filter and order; a cookie holds the columns. */
export function UsersPage({ remembered }: { remembered: string | undefined }) {
  const t = useTranslations("users");
  const words = useTranslations();
  const router = useRouter();
  const { app } = useCurrentApp();
  const { filter, change } = useFilter(USERS_VIEW, withoutDefaultSort);
  const figures = useFiguresRange(filter, change);
  const list = useUsers(filter, figures.shown ? figures.range && isoRange(figures.range) : undefined);
  const users = list.data?.pages.flatMap((page) => page.users) ?? [];
  const asOf = list.data?.pages[0]?.asOf;
  const { sort, order, ...narrowed } = filter;
  // The first page refreshes, so its count does too. A list that is scrolled further does not change.
  const count = useCount("GET users", narrowed, { every: (list.data?.pages.length ?? 0) > 1 ? false : 10_000 });
  const [columns, setColumns] = useState(() => readColumns(remembered));
  const range = figures.shown ? figures.range : null;
  const shown = useUserColumns(figures.shown ? FIGURES_COLUMNS : columns, filter, change, range);
  const fields = useUserFields(filter);
  const filtered = isFiltered(filter, USERS_FILTER);

  const choose = (next: UsersColumn[]) => {
    setColumns(next);
    setCookie(USERS_COLUMNS_COOKIE, next.join(","));
  };

  return (
    <>
      <PageHead title={t("title")}>
        {asOf && <span>{words.rich("common.asOf", { time: () => <Time at={asOf} clock /> })}</span>}
        {count.data && <span role="status">{t("count", { count: count.data.count })}</span>}
        <ExportButton
          name="users"
          filter={{ ...narrowed, sort, order, ...(range && isoRange(range)) }}
          rows={count.data?.count}
        />
      </PageHead>
      <FilterBar fields={fields} filter={narrowed} change={change}>
        <SortMenu filter={filter} onSort={change} />
        {figures.shown ? (
          <>
            <RangePicker state={figures.page} withLive={false} presets={FIGURES_PRESETS} />
            <Button size="xs" variant="default" onClick={figures.hide}>
              {t("hideFigures")}
            </Button>
          </>
        ) : (
          <ColumnsMenu columns={columns} onColumns={choose} />
        )}
      </FilterBar>
      <ListBox
        label={t("listLabel")}
        columns={shown}
        rows={users}
        keyOf={(user) => user.userId}
        list={list}
        total={count.data?.count}
        onOpen={({ userId }) => {
          if (!hasStandIn(userId)) router.push(userHref(userId, app));
        }}
        none={
          filtered ? (
            <Notice
              icon={IconUserSearch}
              title={t("noneTitle")}
              actions={
                <Button size="xs" variant="default" onClick={() => change(clearedFilter(USERS_FILTER))}>
                  {words("filter.clear")}
                </Button>
              }
            >
              {t("noneText")}
            </Notice>
          ) : (
            <Notice
              icon={IconUsers}
              title={t("emptyTitle")}
              actions={<LinkButton href="/setup">{words("live.openSetup")}</LinkButton>}
            >
              {t("emptyText")}
            </Notice>
          )
        }
      />
    </>
  );
}
