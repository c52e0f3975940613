import { z } from "zod";

const shared = z.object({
  url: z.string(),
  storageState: z.string(),
  chromium: z.string(),
  chromiumEnv: z.record(z.string(), z.string()),
});

/** What the global setup passes to the workers. Playwright has only environment variables for this. */
export type RunInfo = z.infer<typeof shared>;

const NAME = "ROLLCALL_E2E";

export function shareRunInfo(value: RunInfo): void {
  process.env[NAME] = JSON.stringify(value);
}

export function runInfo(): RunInfo {
  return shared.parse(JSON.parse(process.env[NAME] ?? "null"));
}
