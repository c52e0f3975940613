import { IconCircleCheck, IconCircleDashedCheck, IconHelpCircle, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Explanation } from "@/lib/contracts/explanation";
import { ToneBadge } from "../../ui/tone-badge";

const ICONS: Record<Explanation["confidence"], Icon> = {
  certain: IconCircleCheck,
  likely: IconCircleDashedCheck,
  possible: IconHelpCircle,
};

/** The confidence as a word and an icon. It is grey, because the colour of the cause is next to it. */
export function ConfidenceBadge({ confidence }: { confidence: Explanation["confidence"] }) {
  const t = useTranslations("explanation");
  return <ToneBadge tone="offline" icon={ICONS[confidence]} label={t(confidence)} />;
}
