type NavigationType = "push" | "replace" | "traverse";

/** After this time a navigation counts as over, in milliseconds: it led back to its start, and nothing shows that. */
const LONGEST_NAVIGATION = 10_000;

/**
 * Makes navigations safe from writes of the address. Next discards a navigation under way if somebody else writes the
 * address, and nuqs writes it some time after a change: a link clicked right after typing would do nothing. So what is
 * pending is written first, and a write during the navigation only corrects the entry that is being left.
 * @param history `window.history`, whose methods Next has replaced when the first navigation starts
 * @param pendingHref the address with the writes that are not done yet; null if there are none
 * @returns what to call when a navigation starts
 */
export function keepNavigations(
  history: Pick<History, "pushState" | "replaceState" | "state">,
  pendingHref: () => string | null,
  currentHref: () => string,
  now: () => number,
): (url: string, type: NavigationType) => void {
  let navigation: { from: string; startedAt: number } | null = null;
  let watching = false;
  // The browser's own method: Next does not learn of what it writes.
  const correctEntry = (url: string | URL) => {
    const { replaceState } = Object.getPrototypeOf(history) as Pick<History, "replaceState">;
    replaceState.call(history, history.state, "", url);
  };

  const watch = () => {
    watching = true;
    for (const name of ["pushState", "replaceState"] as const) {
      const write = history[name].bind(history);
      history[name] = (state: unknown, unused, url) => {
        const isNavigating = navigation !== null && now() - navigation.startedAt < LONGEST_NAVIGATION;
        if (isNavigating && !isOfNext(state)) return correctEntry(url ?? currentHref());
        write(state, unused, url);
        if (isOfNext(state) && currentHref() !== navigation?.from) navigation = null;
      };
    }
  };

  return (url, type) => {
    if (!watching) watch();
    // Going back and forward has changed the address already.
    const pending = type === "traverse" ? null : pendingHref();
    if (pending !== null) correctEntry(pending);
    const from = currentHref();
    // A navigation to the same address changes nothing.
    const changes = type !== "traverse" && new URL(url, from).href !== from;
    navigation = changes ? { from, startedAt: now() } : null;
  };
}

/** Next marks the history entries that it writes when a navigation is complete. */
function isOfNext(state: unknown): boolean {
  return typeof state === "object" && state !== null && "__NA" in state;
}
