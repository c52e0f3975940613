import { keepNavigations } from "@/lib/client/url/keep-navigation";

export const onRouterTransitionStart = keepNavigations(
  window.history,
  () => window.location.href,
  () => performance.now(),
);
