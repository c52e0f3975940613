"use client";

import { Tabs } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCurrentApp } from "@/lib/client/app";
import { useEventsAt } from "@/lib/client/queries/user";
import { href } from "@/lib/client/url/users-filter";
import { toMoment, withView, type Selection } from "@/lib/client/url/view";
import type { ExplainedConnection } from "@/lib/contracts/user";
import { useEventWords } from "../ui/event-kind";
import { LinkButton } from "../ui/link-button";
import { PlatformLabel } from "../ui/platform";
import { ProblemNotice } from "../ui/problem-notice";
import { RawRequest } from "../ui/raw-request";
import { Skeleton } from "../ui/skeleton";
import { ExplanationBody } from "./explanation/explanation-body";
import explained from "./explanation/explanation.module.css";
import { Notes } from "./explanation/notes";
import { Verdict } from "./explanation/verdict";
import { EventFacts } from "./event-facts";
import drawer from "./event-drawer.module.css";
import classes from "./user.module.css";

/** One event of a user: what it ended and why, its fields, and the raw callback. */
export function EventAt({ id, selection }: { id: string; selection: Selection }) {
  const t = useTranslations("user");
  const moments = useTranslations("moment");
  const words = useEventWords();
  const { app } = useCurrentApp();
  const { data, error, refetch } = useEventsAt(id, selection.at);
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} />;
  const event = data.events.find((candidate) => candidate.id === selection.id);
  const ended = data.connections.filter((connection) => connection.endEventId === selection.id);
  if (!event) return <p className={classes.none}>{t("eventMissing")}</p>;
  return (
    <>
      <div className={drawer.eventHead}>
        <p className={drawer.eventTitle}>{words(event)}</p>
        <LinkButton href={momentHref(id, app, selection.at)} icon={IconHistory}>
          {moments("then")}
        </LinkButton>
      </div>
      <Tabs defaultValue="explanation">
        <Tabs.List>
          <Tabs.Tab value="explanation">{t("tabExplanation")}</Tabs.Tab>
          <Tabs.Tab value="raw">{t("raw")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="explanation" className={drawer.panel}>
          {ended.map((connection, place) => (
            <EndedConnection key={place} connection={connection} />
          ))}
          <EventFacts event={event} />
        </Tabs.Panel>
        <Tabs.Panel value="raw" className={drawer.panel}>
          {event.rawState === "kept" ? (
            <RawRequest {...event.raw} labels={{ query: t("rawQuery"), body: t("rawBody") }} />
          ) : (
            <p className={classes.none}>{t(`raw_${event.rawState}`)}</p>
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** The user's page at the time of the event. */
function momentHref(id: string, app: string | undefined, at: number): string {
  const search = new URL(href("/user", { app, id }), "http://any").searchParams;
  return `/user?${withView(search, toMoment(at))}`;
}

function EndedConnection({ connection }: { connection: ExplainedConnection }) {
  const { explanation, platform } = connection;
  if (!explanation) return null;
  return (
    <section className={drawer.ended} aria-label={explanation.headline}>
      <div className={drawer.endedHead}>
        <PlatformLabel platform={platform} />
      </div>
      <p className={drawer.endedLine}>{explanation.headline}</p>
      <Verdict explanation={explanation} />
      <div className={explained.detail}>
        <Notes connections={[connection]} />
        <ExplanationBody narrow explanation={explanation} />
      </div>
    </section>
  );
}
