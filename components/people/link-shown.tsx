"use client";

import { useTranslations } from "next-intl";
import { ShownOnce } from "../ui/shown-once";
import { Time } from "../ui/time";

interface LinkShownProps {
  invitation: { token: string; expiresAt: string };
  onClose: () => void;
}

/** The link of an invitation, which cannot be read again. */
export function LinkShown({ invitation: { token, expiresAt }, onClose }: LinkShownProps) {
  const t = useTranslations("people");
  const link = `${window.location.origin}/invitation?token=${token}`;
  return (
    <ShownOnce
      text={t.rich("linkText", { time: () => <Time at={expiresAt} place="sentence" /> })}
      value={link}
      onClose={onClose}
    />
  );
}
