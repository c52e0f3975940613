import { STATUSES_FILTER } from "@/lib/client/url/statuses-filter";
import { useOnPageHref } from "@/lib/client/url/use-on-page-href";

/** Id of the status change list on the page. */
export const STATUSES_LIST = "changes";

/** Returns the address of the status change list on this page with the given filter. */
export const useStatusesHref = () => useOnPageHref(STATUSES_LIST, STATUSES_FILTER);
