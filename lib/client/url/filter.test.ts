import { expect, it } from "vitest";
import { withParameters } from "./filter";

it("changes the parameters it names and keeps all others", () => {
  const search = new URLSearchParams({ app: "14", user: "a&b", sel: "x" });
  expect(
    new URLSearchParams(withParameters(search, { user: "c=d", sel: undefined, late: "true", status: "" })),
  ).toEqual(new URLSearchParams({ app: "14", user: "c=d", late: "true", status: "" }));
});
