import { KICKS_FILTER } from "@/lib/client/url/kicks-filter";
import { useOnPageHref } from "@/lib/client/url/use-on-page-href";

/** Id of the kick list on the page. */
export const KICKS_LIST = "kicks";

/** Returns the address of the kick list on this page with the given filter. */
export const useKicksHref = () => useOnPageHref(KICKS_LIST, KICKS_FILTER);
