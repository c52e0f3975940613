import { useMayOpen } from "@/lib/client/roles";
import { NAVIGATION_GROUPS } from "./navigation-entries";

/** The groups of the navigation with the pages that the person's roles include. */
export function useNavigation() {
  const mayOpen = useMayOpen();
  return NAVIGATION_GROUPS.map(({ title, pages }) => ({
    title,
    pages: pages.filter(({ path }) => mayOpen(path)),
  })).filter(({ pages }) => pages.length > 0);
}
