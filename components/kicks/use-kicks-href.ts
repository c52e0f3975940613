import { KICKS_FILTER } from "@/lib/client/url/kicks-filter";
import { useOnPageHref } from "@/lib/client/url/use-on-page-href";

/** Where the list of kicks stands on the page. */
export const KICKS_LIST = "kicks";

/** The address of the list of kicks on this page. */
export const useKicksHref = () => useOnPageHref(KICKS_LIST, KICKS_FILTER);
