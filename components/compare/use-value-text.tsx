import { useLocale, useTranslations } from "next-intl";
import { formatMillis } from "@/lib/client/time/millis";
import type { CompareDimension } from "@/lib/contracts/stats/compare";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";

/** Returns a function that writes a value of a dimension in the page's language. */
export function useValueText(): (dimension: CompareDimension, value: string | null, name?: string | null) => string {
  const t = useTranslations("compare");
  const causes = useTranslations("cause");
  const platforms = useTranslations("platform");
  const locale = useLocale();
  return (dimension, value, name) => {
    if (value === null) return t(`none_${dimension}`);
    const cause = END_CAUSES.find((one) => one === value);
    const platform = PLATFORMS.find((one) => one === value);
    switch (dimension) {
      case "platform":
      case "kickedBy":
        return platform ? platforms(platform) : value;
      case "cause":
      case "previousCause":
        return cause ? causes(cause) : value;
      case "hour":
        return `${value.padStart(2, "0")}:00`;
      case "duration": {
        const [least = "0", most] = value.split("-");
        if (!most) return t("atLeast", { least: formatMillis(Number(least), locale) });
        return t("between", { least: formatMillis(Number(least), locale), most: formatMillis(Number(most), locale) });
      }
      case "network":
        return name ? `${value} ${name}` : value;
      default:
        return value;
    }
  };
}
