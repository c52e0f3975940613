import { useLocale, useTranslations } from "next-intl";
import { formatSpan } from "@/lib/client/time/span";
import type { USERS_FILTER, UsersFilter } from "@/lib/client/url/users-filter";
import { readTexts } from "@/lib/client/url/parsers";
import { BACK_WITHIN_MS, USER_BACKS, USER_STATES } from "@/lib/contracts/values";
import { END_CAUSES } from "@/lib/presence/types";
import { PLATFORMS } from "@/lib/protocol/platform";
import type { FilterField } from "../ui/filters/field";

type Field = FilterField<keyof typeof USERS_FILTER>;

/** Filter fields of the user list, in the page's language. */
export function useUserFields(filter: UsersFilter): [Field, ...Field[]] {
  const t = useTranslations("users");
  const words = useTranslations("filter");
  const states = useTranslations("state");
  const platforms = useTranslations("platform");
  const causes = useTranslations("cause");
  const locale = useLocale();
  const exceptWords = (text: string) =>
    new Intl.ListFormat(locale, { type: "disjunction" }).format(readTexts(text) ?? []);
  return [
    { name: "q", label: t("search"), kind: "text" },
    {
      name: "state",
      label: t("state"),
      kind: "choice",
      options: USER_STATES.map((value) => ({ value, label: states(value) })),
    },
    {
      name: "platform",
      label: t("platform"),
      kind: "choice",
      options: PLATFORMS.map((value) => ({ value, label: platforms(value) })),
    },
    {
      name: "cause",
      label: t("cause"),
      kind: "choice",
      options: END_CAUSES.map((value) => ({ value, label: causes(value) })),
    },
    { name: "status", label: t("status"), kind: "text" },
    ...(filter.statusExcept === undefined
      ? []
      : [
          {
            name: "statusExcept",
            label: t("statusExcept"),
            kind: "choice",
            options: [{ value: filter.statusExcept, label: exceptWords(filter.statusExcept) }],
          } as const,
        ]),
    {
      name: "flapping",
      label: t("flapping"),
      kind: "choice",
      options: [
        { value: "true", label: t("flappingYes") },
        { value: "false", label: words("no") },
      ],
    },
    { name: "seenFrom", label: t("seenFrom"), kind: "time" },
    { name: "seenTo", label: t("seenTo"), kind: "time" },
    { name: "endedFrom", label: t("endedFrom"), kind: "time" },
    { name: "endedTo", label: t("endedTo"), kind: "time" },
    {
      name: "back",
      label: t("back"),
      kind: "choice",
      options: USER_BACKS.map((value) => ({ value, label: t(`back_${value}`) })),
    },
    {
      name: "backWithinMs",
      label: t("backWithin"),
      kind: "choice",
      options: BACK_WITHIN_MS.map((ms) => ({ value: String(ms), label: formatSpan(ms, locale) })),
    },
    { name: "onlineAt", label: t("onlineAt"), kind: "time" },
  ];
}
