"use client";

import { Button } from "@mantine/core";
import { IconBellPlus, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useChannels } from "@/lib/client/queries/alert-channels";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { Notice } from "../ui/notice";
import { StatPanel } from "../ui/stat-panel";
import { ChannelCard } from "./channel-card";
import { ChannelDialog } from "./channel-dialog";
import { DeleteChannel } from "./delete-channel";
import classes from "./alerts.module.css";

/** Where alerts are sent, with the state of delivery of each channel. */
export function ChannelsPanel() {
  const t = useTranslations("alerts");
  const query = useChannels();
  const [editing, setEditing] = useState<AlertChannel | "new" | null>(null);
  const [deleting, setDeleting] = useState<AlertChannel | null>(null);
  const none = query.data?.channels.length === 0;
  return (
    <>
      <StatPanel
        title={t("channels")}
        query={query}
        height={120}
        flush={!none}
        aside={
          <Button
            size="xs"
            variant={none ? "filled" : "default"}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEditing("new")}
          >
            {t("channelAdd")}
          </Button>
        }
      >
        {({ channels }) =>
          channels.length === 0 ? (
            <Notice icon={IconBellPlus} title={t("firstLead")}>
              {t("firstText")}
            </Notice>
          ) : (
            <ul className={classes.cards}>
              {channels.map((channel) => (
                <ChannelCard
                  key={channel.id}
                  channel={channel}
                  onEdit={() => setEditing(channel)}
                  onDelete={() => setDeleting(channel)}
                />
              ))}
            </ul>
          )
        }
      </StatPanel>
      <ChannelDialog channel={editing} onClose={() => setEditing(null)} />
      <DeleteChannel channel={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}
