import { useCurrentApp } from "@/lib/client/app";
import { useSuggestions } from "@/lib/client/queries/suggestions";
import { useMay } from "@/lib/client/roles";
import { userHref, usersHref } from "@/lib/client/url/users-filter";
import type { UserRow } from "@/lib/contracts/users";

/** What the search offers: a user here, the same UserID in another app, or the list of all that match. */
export type SearchChoice = { href: string } & (
  { kind: "user"; user: UserRow } | { kind: "elsewhere"; userId: string; app: string } | { kind: "list"; q: string }
);

/** Choices for a typed text, best first. `nothing` is true once it is known that no user here matches. */
export function useSearchChoices(q: string): { choices: SearchChoice[]; nothing: boolean } {
  const { app, apps } = useCurrentApp();
  const { data } = useSuggestions(q);
  const may = useMay();
  if (q === "" || !data) return { choices: [], nothing: false };
  const nameOf = (sdkAppId: string) => apps.find((one) => one.sdkAppId === sdkAppId)?.name || sdkAppId;
  const known = data.users.some(({ userId }) => userId === q);
  const choices: SearchChoice[] = [
    ...data.users.map((user) => ({ kind: "user" as const, user, href: userHref(user.userId, app) })),
    ...(known ? [] : data.elsewhere).map(({ app: other, userId }) => ({
      kind: "elsewhere" as const,
      userId,
      app: nameOf(other),
      href: userHref(userId, other),
    })),
    ...(data.users.length > 0 && may("list") ? [{ kind: "list" as const, q, href: usersHref({ q }, app) }] : []),
  ];
  return { choices, nothing: data.users.length === 0 };
}
