import { keepNavigations } from "@/lib/client/url/keep-navigation";
import { pendingHref } from "@/lib/client/url/pending-search";

export const onRouterTransitionStart = keepNavigations(
  window.history,
  pendingHref,
  () => window.location.href,
  () => performance.now(),
);
