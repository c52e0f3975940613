import { KICKS_FILTER, KICKS_LIST } from "@/lib/client/url/kicks-filter";
import { useOnPageHref } from "@/lib/client/url/use-on-page-href";

/** Returns the address of the kick list on this page with the given filter. */
export const useKicksHref = () => useOnPageHref(KICKS_LIST, KICKS_FILTER);
