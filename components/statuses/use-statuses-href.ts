import { STATUSES_FILTER } from "@/lib/client/url/statuses-filter";
import { useOnPageHref } from "@/lib/client/url/use-on-page-href";

/** Where the list of changes stands on the page. */
export const STATUSES_LIST = "changes";

/** The address of the list of changes on this page. */
export const useStatusesHref = () => useOnPageHref(STATUSES_LIST, STATUSES_FILTER);
