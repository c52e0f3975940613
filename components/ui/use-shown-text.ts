import { useTranslations } from "next-intl";
import { hiddenNumber } from "@/lib/contracts/hidden";

/** Writes a text of an answer where no token fits, such as in a sentence: `Hidden 3` if the roles do not show it. */
export function useShownText(): (text: string) => string {
  const t = useTranslations("access");
  return (text) => {
    const number = hiddenNumber(text);
    return number === null ? text : t("hidden", { number });
  };
}
