import { keepNavigations } from "@/lib/client/url/keep-navigation";
import { pendingHref } from "@/lib/client/url/pending-search";

// zod compiles its checks with eval, which the policy of the page forbids. Few pages load zod, so it is told this way.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export const onRouterTransitionStart = keepNavigations(
  window.history,
  pendingHref,
  () => window.location.href,
  () => performance.now(),
);
