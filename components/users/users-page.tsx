"use client";

import { Button } from "@mantine/core";
import { IconUserSearch, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useUsers } from "@/lib/client/queries/users";
import { LinkButton } from "../ui/link-button";
import { LoadMore } from "../ui/load-more";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { ProblemNotice } from "../ui/problem";
import { Time } from "../ui/time";
import { UsersFilters } from "./users-filters";
import { UsersTable, UsersTableSkeleton } from "./users-table";
import { useUsersFilter } from "./use-users-filter";
import classes from "./users.module.css";

/** Every user Rollcall has seen, narrowed by the address. */
export function UsersPage() {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const live = useTranslations("live");
  const { filter, change, clear } = useUsersFilter();
  const list = useUsers(filter);
  const users = list.data?.pages.flatMap((page) => page.users) ?? [];
  const asOf = list.data?.pages[0]?.asOf;
  const filtered = Object.keys(filter).some((name) => name !== "sort");

  return (
    <>
      <PageHead title={t("title")}>
        {asOf && <span>{common.rich("asOf", { time: () => <Time at={asOf} /> })}</span>}
      </PageHead>
      <UsersFilters filter={filter} change={change} clear={clear} />
      <div className={classes.list} aria-busy={list.isFetching && !list.data}>
        {list.error && !list.data ? (
          <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <UsersTableSkeleton />
        ) : users.length > 0 ? (
          <UsersTable users={users} dimmed={list.isPlaceholderData} />
        ) : filtered ? (
          <Notice
            icon={IconUserSearch}
            title={t("noneTitle")}
            actions={
              <Button size="xs" variant="default" onClick={clear}>
                {t("clear")}
              </Button>
            }
          >
            {t("noneText")}
          </Notice>
        ) : (
          <Notice
            icon={IconUsers}
            title={t("emptyTitle")}
            actions={<LinkButton href="/setup">{live("openSetup")}</LinkButton>}
          >
            {t("emptyText")}
          </Notice>
        )}
      </div>
      {users.length > 0 && (
        <LoadMore
          list={list}
          text={list.hasNextPage ? t("shownSoFar", { count: users.length }) : t("shown", { count: users.length })}
        />
      )}
    </>
  );
}
