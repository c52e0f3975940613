"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { ChannelForm } from "./channel-form";

/** The form of a new channel, or of one to edit. */
export function ChannelDialog({ channel, onClose }: { channel: AlertChannel | "new" | null; onClose: () => void }) {
  const t = useTranslations("alerts");
  const common = useTranslations("common");
  const edited = channel === "new" ? null : channel;
  return (
    <Modal
      opened={channel !== null}
      onClose={onClose}
      size="lg"
      title={edited ? t("editName", { name: edited.name }) : t("channelAdd")}
      closeButtonProps={{ "aria-label": common("close") }}
    >
      {channel !== null && <ChannelForm channel={edited} onDone={onClose} />}
    </Modal>
  );
}
