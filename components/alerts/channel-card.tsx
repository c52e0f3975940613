"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { settingText, valuesOf } from "@/lib/client/alerts/channel-form";
import { useChangeChannel } from "@/lib/client/queries/alert-channels";
import { readChannelSecrets } from "@/lib/client/queries/secrets";
import { SecretText } from "../secrets/secret-text";
import { LANGUAGE_NAMES } from "../shell/language-menu";
import type { AlertChannel } from "@/lib/contracts/alert-channels";
import { ChannelState } from "./channel-state";
import { CHANNEL_ICONS } from "./channel-icons";
import { TestChannel } from "./test-channel";
import { ErrorLine } from "../ui/error-line";
import { EnabledSwitch } from "./enabled-switch";
import classes from "./alerts.module.css";

interface ChannelCardProps {
  channel: AlertChannel;
  onEdit: () => void;
  onDelete: () => void;
}

/** One channel: where it leads, whom it speaks to, what became of its last message, and what can be done. */
export function ChannelCard({ channel, onEdit, onDelete }: ChannelCardProps) {
  const t = useTranslations("alerts");
  const change = useChangeChannel(channel.id);
  const { kind, name, settings, enabled, locale, timeZone, apps, hourlyCap } = channel;
  const Glyph = CHANNEL_ICONS[kind];
  const about = [
    LANGUAGE_NAMES[locale],
    timeZone,
    apps.length === 0 ? t("allApps") : apps.join(", "),
    t("capShort", { count: hourlyCap }),
  ];
  return (
    <li className={classes.card} data-off={!enabled || undefined}>
      <div className={classes.cardHead}>
        <Glyph size={18} stroke={1.7} aria-hidden className={classes.quiet} />
        <h3 className={classes.cardTitle}>{name}</h3>
        <span className={classes.quiet}>{t(`kind_${kind}`)}</span>
        <EnabledSwitch enabled={enabled} label={t("channelOn", { name })} change={change} />
      </div>
      {kind === "email" ? (
        <p className={classes.target}>
          <code>{valuesOf(channel).to}</code>
        </p>
      ) : (
        <SecretText
          masked={settingText(settings, "url") ?? ""}
          name={t("address")}
          read={async () => Object.values((await readChannelSecrets(channel.id)).settings).join("\n")}
        />
      )}
      <p className={classes.about}>{about.join(" · ")}</p>
      <ErrorLine error={change.error} />
      <ChannelState channel={channel} />
      <div className={classes.cardFoot}>
        <TestChannel channel={channel} />
        <span className={classes.actions}>
          <Button size="xs" variant="default" aria-label={t("editName", { name })} onClick={onEdit}>
            {t("edit")}
          </Button>
          <Button size="xs" variant="default" aria-label={t("deleteName", { name })} onClick={onDelete}>
            {t("delete")}
          </Button>
        </span>
      </div>
    </li>
  );
}
