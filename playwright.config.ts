import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/global-setup.ts",
  // A test that passes only at the second attempt has failed.
  retries: 0,
  workers: 2,
  // Long, because a busy machine must not fail a test.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [["list"]],
  // A trace records every test, which takes a good part of its time. Ask for one where it is needed: --trace on.
  use: { locale: "en-US", timezoneId: "Asia/Shanghai", screenshot: "only-on-failure" },
});
