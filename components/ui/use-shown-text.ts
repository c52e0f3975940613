import { useTranslations } from "next-intl";
import { hiddenNumber } from "@/lib/contracts/hidden";
import { erasedId } from "@/lib/protocol/erased-user";

/** So much of an id tells one erased user from another. */
const SHORT = 4;

/**
 * Writes a text of an answer where no token fits, such as in a sentence: `Hidden 3` if the roles do not show it,
 * `Erased 7f3a` if it was erased with its user.
 */
export function useShownText(): (text: string) => string {
  const t = useTranslations("access");
  return (text) => {
    const number = hiddenNumber(text);
    if (number !== null) return t("hidden", { number });
    const id = erasedId(text)?.split("-").at(-1)?.slice(0, SHORT);
    return id === undefined ? text : t("erased", { id });
  };
}
