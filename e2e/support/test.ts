import { randomBytes } from "node:crypto";
import { test as base, expect, type LaunchOptions } from "@playwright/test";
import { readApi } from "./api";
import { postCallback, type Callback, type CallbackAnswer } from "./callback";
import { ARGS } from "./chromium";
import { runInfo } from "./shared";

export { expect };

type Fixtures = {
  /** Errors of the browser's console that a spec provokes, such as a refused request. */
  expectedErrors: RegExp[];
  watched: void;
  /** A UserID that no other spec uses. */
  user: string;
  callback: (callback: Callback) => Promise<CallbackAnswer>;
  api: <T>(path: string, query?: Record<string, string>) => Promise<T>;
};

/** Playwright's test, signed in as the administrator; it fails on any error in the browser's console. */
export const test = base.extend<Fixtures, { launchOptions: LaunchOptions }>({
  launchOptions: [
    async ({}, use) => {
      const { chromium, chromiumEnv } = runInfo();
      const env = { ...process.env, ...chromiumEnv } as Record<string, string>;
      await use({ executablePath: chromium, env, args: ARGS });
    },
    { scope: "worker" },
  ],
  baseURL: async ({}, use) => use(runInfo().url),
  storageState: async ({}, use) => use(runInfo().storageState),
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => errors.push(error.error().stack ?? error.error().message));
      await use();
      expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
    },
    { auto: true },
  ],
  user: async ({}, use) => use(`user-${randomBytes(6).toString("hex")}`),
  callback: async ({}, use) => use((callback) => postCallback(runInfo().url, callback)),
  api: async ({}, use) => use((path, query) => readApi(runInfo().url, path, query)),
});

/** The state of a browser that has not signed in. */
export const SIGNED_OUT = { cookies: [], origins: [] };
