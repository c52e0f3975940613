import {
  IconArrowBarRight,
  IconDoorExit,
  IconHourglassEmpty,
  IconPlugConnectedX,
  IconQuestionMark,
  IconRefresh,
  IconShieldX,
  type Icon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { EndCause } from "@/lib/presence/types";
import { ToneBadge } from "./tone-badge";

/** One icon for each cause. Colours are in the theme tokens and words in the messages, under the same name. */
export const CAUSE_ICONS: Record<EndCause, Icon> = {
  logout: IconDoorExit,
  link_close: IconPlugConnectedX,
  timeout: IconHourglassEmpty,
  kicked: IconArrowBarRight,
  admin_kick: IconShieldX,
  superseded: IconRefresh,
  other: IconQuestionMark,
};

export function CauseBadge({ cause }: { cause: EndCause }) {
  const t = useTranslations("cause");
  return <ToneBadge tone={cause} icon={CAUSE_ICONS[cause]} label={t(cause)} />;
}
