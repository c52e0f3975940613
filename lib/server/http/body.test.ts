import { describe, expect, it } from "vitest";
import { readBody } from "./body";

const request = (body: string | null) => new Request("http://rollcall.test/", { method: "POST", body });

describe("the body of a request", () => {
  it("is read up to the limit", async () => {
    expect(new TextDecoder().decode(await readBody(request("abcd"), 4))).toBe("abcd");
    expect(await readBody(request(null), 4)).toHaveLength(0);
  });

  it("is refused beyond the limit, without reading the rest", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const init = { method: "POST", body: endless, duplex: "half" };
    await expect(readBody(new Request("http://rollcall.test/", init), 2_500)).rejects.toMatchObject({
      code: "too_large",
    });
    expect(pulled).toBeLessThan(10);
  });
});
