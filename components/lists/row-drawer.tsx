"use client";

import { IconTimeline } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCurrentApp } from "@/lib/client/app";
import { around } from "@/lib/client/timeline-chart/viewport";
import { HOUR } from "@/lib/time/units";
import type { OpenRow } from "@/lib/client/url/row";
import { href } from "@/lib/client/url/users-filter";
import { withView } from "@/lib/client/url/view";
import { LinkButton } from "../ui/link-button";
import { EventDrawer } from "../user/event-drawer";
import classes from "./lists.module.css";

interface RowDrawerProps {
  row: OpenRow | null;
  title: string;
  onClose: () => void;
  children?: ReactNode;
}

/** All details of a row, with a link to its place in the user's timeline. */
export function RowDrawer({ row, title, onClose, children }: RowDrawerProps) {
  const t = useTranslations("events");
  const { app } = useCurrentApp();
  return (
    <EventDrawer id={row?.user ?? ""} selection={row} title={title} onClose={onClose}>
      {row && (
        <>
          <div className={classes.drawerHead}>
            <span className={classes.drawerUser}>{row.user}</span>
            <LinkButton href={timelineHref(row, app)} icon={IconTimeline}>
              {t("inTimeline")}
            </LinkButton>
          </div>
          {children}
        </>
      )}
    </EventDrawer>
  );
}

/** Opens the user's page with the hour around an instant and selects the event. */
function timelineHref(row: OpenRow, app: string | undefined): string {
  const search = new URL(href("/user", { app, id: row.user }), "http://any").searchParams;
  return `/user?${withView(search, { range: around(row.at, HOUR), selection: row })}`;
}
