import { expect, test } from "./support/test";

type Live = { online: { users: number; connections: number; byPlatform: Record<string, number> } };

test("a callback shows by itself: in the count, by platform, among the newest", async ({ page, user, callback, api }) => {
  await callback({ user: `${user}-before`, platform: "Linux" });
  await page.goto("/live");
  await expect(page.getByRole("region", { name: "Newest events" }).getByText(`${user}-before`)).toBeVisible();
  expect((await callback({ user, platform: "iPad" })).body).toEqual({ ActionStatus: "OK", ErrorCode: 0, ErrorInfo: "" });
  await expect(page.getByRole("region", { name: "Newest events" }).getByText(user, { exact: true })).toBeVisible();
  await expect
    .poll(async () => {
      const shown = await page.getByRole("region", { name: "Users online" }).getByRole("link").first().textContent();
      return Number(shown?.replaceAll(",", "")) === (await api<Live>("live")).online.users;
    })
    .toBe(true);
});

test("the parts sum to the total, and a platform leads to its users", async ({ page, user, callback, api }) => {
  await callback({ user, platform: "Mac" });
  await expect.poll(async () => (await api<Live>("live")).online.byPlatform.mac ?? 0).toBeGreaterThan(0);
  const { online } = await api<Live>("live");
  expect(Object.values(online.byPlatform).reduce((sum, n) => sum + n, 0)).toBe(online.connections);
  await page.goto("/live");
  await page.getByRole("region", { name: "Connections by platform" }).getByRole("link", { name: /macOS/ }).click();
  await expect(page).toHaveURL(/platform=mac/);
  await expect(page.getByRole("link", { name: user, exact: true })).toBeVisible();
});

test("the stream is one of server-sent events", async ({ page, user, callback }) => {
  await page.goto("/live");
  const seen = page.evaluate(
    () =>
      new Promise<{ type: string; users: string[] }[]>((resolve) => {
        const messages: { type: string; users: string[] }[] = [];
        const source = new EventSource("/api/v1/live/stream");
        source.addEventListener("live", () => messages.push({ type: "live", users: [] }));
        source.addEventListener("events", (event: MessageEvent<string>) => {
          const { events } = JSON.parse(event.data) as { events: { userId: string }[] };
          messages.push({ type: "events", users: events.map((e) => e.userId) });
          if (events.some((e) => e.userId.endsWith("-last"))) {
            source.close();
            resolve(messages);
          }
        });
      }),
  );
  await callback({ user });
  await callback({ user: `${user}-last` });
  const messages = await seen;
  expect(messages.map((m) => m.type)).toContain("live");
  expect(messages.flatMap((m) => m.users).filter((id) => id === user)).toHaveLength(1);
});
