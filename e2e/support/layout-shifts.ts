import type { Page } from "@playwright/test";

/** What may be moved by data that arrives, as a share of the screen (web.dev/cls, and half of what it calls good). */
export const MAX_SHIFT = 0.05;
/** A desk and a phone. */
export const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

type Shift = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
};
type WatchedWindow = Window & { shifts: { value: number; what: string }[] };

/** Notes every shift of what is on the screen, from the first paint on, that no input caused. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: WatchedWindow["shifts"] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, startTime, sources } of list.getEntries() as Shift[]) {
        const at = ({ x, y, width, height }: DOMRect) => [x, y, width, height].map(Math.round).join(" ");
        const moved = sources.map(({ node, previousRect, currentRect }) => {
          const name = node instanceof Element ? node.outerHTML.slice(0, 160) : String(node?.nodeName);
          return `${name} from ${at(previousRect)} to ${at(currentRect)}`;
        });
        if (!hadRecentInput)
          shifts.push({ value, what: `${value.toFixed(4)} at ${Math.round(startTime)} ms: ${moved.join(" | ")}` });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** What has shifted so far. */
export const shiftsOf = (page: Page) => page.evaluate(() => (window as unknown as WatchedWindow).shifts);

/** How much has shifted altogether, as a share of the screen. */
export const totalShift = (shifts: WatchedWindow["shifts"]) => shifts.reduce((total, { value }) => total + value, 0);
