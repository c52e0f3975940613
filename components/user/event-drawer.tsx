"use client";

import { Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useState, type ReactNode } from "react";
import type { Selection } from "@/lib/client/url/view";
import { Skeleton } from "../ui/skeleton";
import drawer from "./event-drawer.module.css";

// Only an open drawer needs it.
const EventAt = dynamic(() => import("./event-at").then((module) => module.EventAt), {
  ssr: false,
  loading: () => <Skeleton height={320} />,
});

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
