import { describe, expect, it } from "vitest";
import { SEALED_COLUMNS } from "@/lib/server/encryption/columns";
import { describeLost, MEANINGS } from "./lost";

describe("what a lost key means", () => {
  it("is said of every sealed column", () => {
    expect(Object.keys(MEANINGS).sort()).toEqual(SEALED_COLUMNS.map((of) => `${of.table}.${of.column}`).sort());
  });

  it("names each secret, and says what follows", async () => {
    const columns = SEALED_COLUMNS.filter(({ column }) => column === "path_secret").map((column) => ({
      column,
      rows: ["1400000001", "1400000002"],
    }));
    expect(await describeLost({ keys: ["k"], columns, signing: true })).toEqual({
      lost: ["path secret of the app 1400000001", "path secret of the app 1400000002", "secret that signs sessions"],
      then: [
        "Until an app has a token or a path secret again, anybody can send callbacks to it.",
        "Everybody signs in again, and recovery codes do not work any more.",
      ],
    });
  });
});
