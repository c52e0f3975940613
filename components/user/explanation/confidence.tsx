import { IconCircleCheck, IconCircleDashedCheck, IconHelpCircle, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { Explanation } from "@/lib/contracts/explanation";
import { ToneBadge } from "../../ui/tone-badge";

type Confidence = Explanation["causeConfidence"];

const ICONS: Record<Confidence, Icon> = {
  certain: IconCircleCheck,
  likely: IconCircleDashedCheck,
  possible: IconHelpCircle,
};

/**
 * The confidence as a word and an icon, with the likelihood of a reason that is not certain. It is grey, because the
 * colour of the cause is next to it.
 */
export function ConfidenceBadge({ confidence, percent }: { confidence: Confidence; percent?: number }) {
  const t = useTranslations("explanation");
  const label =
    percent === undefined || confidence === "certain"
      ? t(confidence)
      : t("confidencePercent", { confidence: t(confidence), percent });
  return <ToneBadge tone="offline" icon={ICONS[confidence]} label={label} />;
}
