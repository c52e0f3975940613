import { expect, it } from "vitest";
import { normalizePlatform } from "./platform";

it.each([
  ["IOS", "ios"],
  ["iOS", "ios"],
  ["iPhone", "ios"],
  ["IPhone", "ios"],
  ["iPad", "ipad"],
  ["Android", "android"],
  ["Windows", "windows"],
  ["Mac", "mac"],
  ["macOS", "mac"],
  ["Linux", "linux"],
  ["Web", "web"],
  ["RESTAPI", "rest"],
  ["Unknown", "unknown"],
  ["", "unknown"],
  ["toaster", "unknown"],
  [null, "unknown"],
  [undefined, "unknown"],
  ["aNDROID", "android"],
])("reads %j as %s", (raw, platform) => {
  expect(normalizePlatform(raw)).toBe(platform);
});
