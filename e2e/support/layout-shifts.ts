import type { Page } from "@playwright/test";

/** Largest allowed layout shift, as a share of the screen: half of the limit that web.dev/cls calls good. */
export const MAX_SHIFT = 0.05;
/** A desktop and a phone. */
export const VIEWPORTS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
};
type WatchedWindow = Window & { shifts: { value: number; what: string }[] };

/** Records every layout shift without a user input, from the first paint on. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: WatchedWindow["shifts"] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, startTime, sources } of list.getEntries() as Shift[]) {
        const box = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(" ");
        const movements = sources.map(({ node, previousRect, currentRect }) => {
          const name = node instanceof Element ? node.outerHTML.slice(0, 160) : String(node?.nodeName);
          return `${name} from ${box(previousRect)} to ${box(currentRect)}`;
        });
        if (!hadRecentInput)
          shifts.push({ value, what: `${value.toFixed(4)} at ${Math.round(startTime)} ms: ${movements.join(" | ")}` });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The layout shifts until now. */
export const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as WatchedWindow).shifts);

/** The sum of the shifts, as a share of the screen. */
export const totalShift = (shifts: WatchedWindow["shifts"]) => shifts.reduce((total, { value }) => total + value, 0);
