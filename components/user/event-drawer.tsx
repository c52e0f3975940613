"use client";

import { Drawer, Tabs } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
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

interface EventDrawerProps {
  /** The user of the event. */
  id: string;
  selection: Selection | null;
  title?: string;
  onClose: () => void;
  /** Content above the event. */
  children?: ReactNode;
}

/**
 * One event beside the page: why it ended connections, what to say about it, and the raw callback. The page can still
 * be used. Its scrolling is not locked, because that would move a page with a sticky header.
 */
export function EventDrawer({ id, selection, title, onClose, children }: EventDrawerProps) {
  const t = useTranslations("user");
  const common = useTranslations("common");
  // Stays while the drawer closes, so that it does not empty on its way out.
  const [shown, setShown] = useState({ id, selection });
  const same = shown.id === id && selection?.id === shown.selection?.id && selection?.at === shown.selection?.at;
  if (selection !== null && !same) setShown({ id, selection });
  return (
    <Drawer
      opened={selection !== null}
      onClose={onClose}
      position="right"
      size="min(600px, 100vw)"
      title={title ?? t("event")}
      withOverlay={false}
      lockScroll={false}
      classNames={{ inner: drawer.inner, content: drawer.content }}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {children}
      {shown.selection && (
        <EventAt key={`${shown.id} ${shown.selection.id}`} id={shown.id} selection={shown.selection} />
      )}
    </Drawer>
  );
}

function EventAt({ id, selection }: { id: string; selection: Selection }) {
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
          <RawRequest {...event.raw} labels={{ query: t("rawQuery"), body: t("rawBody") }} />
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
