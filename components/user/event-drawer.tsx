"use client";

import { Drawer, Skeleton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useEventsAt } from "@/lib/client/queries/user";
import type { Selection } from "@/lib/client/url/view";
import type { ExplainedConnection } from "@/lib/contracts/user";
import { PlatformLabel } from "../ui/platform";
import { ProblemNotice } from "../ui/problem-notice";
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

/** One event: why it ended connections, what is uncertain about that, and the raw callback. */
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
      title={title ?? t("raw")}
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
  const { data, error, refetch } = useEventsAt(id, selection.at);
  if (error && !data) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={320} />;
  const event = data.events.find((candidate) => candidate.id === selection.id);
  const ended = data.connections.filter((connection) => connection.endEventId === selection.id);
  if (!event) return <p className={classes.none}>{t("eventMissing")}</p>;
  return (
    <EventFacts event={event}>
      {ended.map((connection, place) => (
        <EndedConnection key={place} connection={connection} />
      ))}
    </EventFacts>
  );
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
