"use client";

import { IconLink, IconUserQuestion } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useSearchParams } from "next/navigation";
import { ApiError } from "@/lib/client/api/problem";
import { useCurrentApp } from "@/lib/client/app";
import { useUser } from "@/lib/client/queries/user";
import { usersHref } from "@/lib/client/url/users-filter";
import { CopyIcon } from "../ui/copy";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { PageHead } from "../ui/page-head";
import { Panel } from "../ui/panel";
import { ProblemNotice } from "../ui/problem";
import { Time } from "../ui/time";
import { OpenConnections } from "./open-connections";
import { StateHero } from "./state-hero";
import { StatusPanel } from "./status-panel";
import { TimelinePanel } from "./timeline-panel";
import classes from "./user.module.css";

/** One user: where they stand first, everything it rests on below. */
export function UserPage() {
  const id = useSearchParams().get("id") ?? "";
  // Another user is another page: nothing of the one before may remain on it.
  return id === "" ? <NoId /> : <OneUser key={id} id={id} />;
}

function NoId() {
  const t = useTranslations("user");
  return (
    <Panel title={t("title")}>
      <Notice icon={IconUserQuestion} title={t("noIdTitle")} actions={<ListButton />}>
        {t("noIdText")}
      </Notice>
    </Panel>
  );
}

function ListButton({ q }: { q?: string }) {
  const t = useTranslations();
  const { app } = useCurrentApp();
  return (
    <LinkButton href={usersHref({ q }, app)}>{q ? t("user.notFoundSearch") : t("nav.users")}</LinkButton>
  );
}

function OneUser({ id }: { id: string }) {
  const t = useTranslations("user");
  const common = useTranslations("common");
  const { data, error, refetch } = useUser(id);
  const missing = error instanceof ApiError && error.status === 404;

  return (
    <>
      <PageHead
        title={
          <span className={classes.title}>
            <span className={classes.id}>{id}</span>
            <CopyIcon value={id} label={t("copyId")} />
            <CopyLink />
          </span>
        }
      >
        {data && <span>{common.rich("asOf", { time: () => <Time at={data.asOf} /> })}</span>}
      </PageHead>
      {missing ? (
        <Panel title={t("title")}>
          <Notice icon={IconUserQuestion} title={t("notFoundTitle")} actions={<ListButton q={id} />}>
            {t("notFoundText", { id })}
          </Notice>
        </Panel>
      ) : error && !data ? (
        <Panel title={t("title")}>
          <ProblemNotice error={error} onRetry={() => void refetch()} />
        </Panel>
      ) : (
        <div className={classes.stack}>
          <StateHero user={data} />
          <div className={classes.pair}>
            <OpenConnections user={data} />
            <StatusPanel user={data} />
          </div>
          <TimelinePanel id={id} />
        </div>
      )}
    </>
  );
}

function CopyLink() {
  const t = useTranslations("user");
  const search = useSearchParams().toString();
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  return <CopyIcon value={`${origin}/user?${search}`} label={t("copyLink")} icon={IconLink} />;
}
