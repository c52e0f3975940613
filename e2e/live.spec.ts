import { expect, test } from "./support/test";

type Live = { online: { users: number; connections: number; byPlatform: Record<string, number> } };

test("shows a callback by itself: in the count, by platform, among the newest", async ({
  page,
  user,
  callback,
  api,
}) => {
  await callback({ user: `${user}-before`, platform: "Linux" });
  await page.goto("/live");
  await expect(page.getByRole("region", { name: "Newest events" }).getByText(`${user}-before`)).toBeVisible();
  expect((await callback({ user, platform: "iPad" })).body).toEqual({
    ActionStatus: "OK",
    ErrorCode: 0,
    ErrorInfo: "",
  });
  await expect(page.getByRole("region", { name: "Newest events" }).getByText(user, { exact: true })).toBeVisible();
  await expect
    .poll(async () => {
      const onlineCount = await page
        .getByRole("region", { name: "Users online" })
        .getByRole("link")
        .first()
        .textContent();
      return Number(onlineCount?.replaceAll(",", "")) === (await api<Live>("live")).online.users;
    })
    .toBe(true);
});

test("shows parts that sum to the total, and opens the users of a platform", async ({ page, user, callback, api }) => {
  await callback({ user, platform: "Mac" });
  await expect
    .poll(async () => (await api<{ count: number }>("users/count", { q: user, state: "online" })).count)
    .toBe(1);
  const { online } = await api<Live>("live");
  expect(Object.values(online.byPlatform).reduce((sum, n) => sum + n, 0)).toBe(online.connections);
  // The page may first show figures from before the login, and its links lead to the connections of that time.
  await expect(async () => {
    await page.goto("/live");
    await page.getByRole("region", { name: "Connections by platform" }).getByRole("link", { name: /macOS/ }).click();
    await expect(page).toHaveURL(/platform=mac/);
    await expect(page.getByRole("link", { name: user, exact: true })).toBeVisible({ timeout: 5_000 });
  }).toPass();
});

test("streams server-sent events: each event once, in batches, between full snapshots", async ({
  page,
  user,
  callback,
}) => {
  await page.goto("/live");
  const messages = await page.evaluateHandle(() => {
    const seen: { type: string; users: string[] }[] = [];
    const source = new EventSource("/api/v1/live/stream");
    source.addEventListener("live", () => seen.push({ type: "live", users: [] }));
    source.addEventListener("events", (event: MessageEvent<string>) => {
      const { events } = JSON.parse(event.data) as { events: { userId: string }[] };
      seen.push({ type: "events", users: events.map((e) => e.userId) });
    });
    return seen;
  });
  const seen = () => messages.jsonValue();
  await expect.poll(async () => (await seen()).map((m) => m.type)).toContain("live");
  await callback({ user });
  await callback({ user: `${user}-last` });
  await expect.poll(async () => (await seen()).flatMap((m) => m.users)).toContain(`${user}-last`);
  expect((await seen()).flatMap((m) => m.users).filter((id) => id === user)).toHaveLength(1);
});
