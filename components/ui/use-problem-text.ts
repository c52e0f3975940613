import { useLocale, useTranslations } from "next-intl";
import { ApiError } from "@/lib/client/api/problem";
import { PasskeyError } from "@/lib/client/passkeys";
import { formatSpan } from "@/lib/client/time/span";
import { SECOND } from "@/lib/time/units";

/**
 * Returns a function that explains a failed request in the reader's language. An API message about bad input is shown
 * as it is, because it names the field.
 */
export function useProblemText(): (error: Error) => string {
  const t = useTranslations("error");
  const locale = useLocale();
  const password = useTranslations("newPassword");
  return (error) => {
    if (error instanceof PasskeyError) return t(`passkey_${error.fault}`);
    if (!(error instanceof ApiError)) return t("unexpected");
    switch (error.code) {
      case "unreachable":
        return t("unreachable");
      case "slow":
        return t("slow");
      case "unavailable":
        return t("unavailable");
      case "unexpected_answer":
        return t("unexpected");
      case "internal":
        return t("internal");
      case "busy":
        return t("busy");
      case "too_slow":
        return t("tooSlow");
      case "unauthorized":
        return t("signedOut");
      case "forbidden":
        return t("forbidden");
      case "not_found":
        return t("notFound");
      case "quota":
        return t("quota", { span: formatSpan((error.retryAfter ?? 1) * SECOND, locale) });
      case "throttled":
        return t("throttled", { span: formatSpan((error.retryAfter ?? 60) * SECOND, locale) });
      case "last_administrator":
        return t("lastAdministrator");
      case "gone":
        return t("gone");
      case "deactivated":
        return t("deactivated");
      case "company_only":
        return t("companyOnly");
      case "weak_password":
        return password("weak");
      case "wrong_password":
        return t("wrongPassword");
      case "wrong_code":
        return t("wrongCode");
      case "wrong_passkey":
        return t("wrongPasskey");
      case "factor_required":
        return t("factorRequired");
      case "sign_in_again":
        return t("signInAgain");
      case "conflict":
        return t("conflict");
      default:
        return t("refused", { detail: error.message });
    }
  };
}
