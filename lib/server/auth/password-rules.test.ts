import { expect, it } from "vitest";
import { requireStrong, weaknessOf } from "./password-rules";

const ADA = { email: "ada.lovelace@example.com", name: "Ada Lovelace" };

it.each(["three quiet herons", "correct horse battery", "zmx81kqpaw2x", "只有三只安静的苍鹭在湖边"])(
  "accepts %j",
  (password) => expect(weaknessOf(password, ADA)).toBeNull(),
);

it.each([
  ["password1234", /easy to guess/],
  ["P@ssw0rd2026", /easy to guess/],
  ["qwertyuiopas", /easy to guess/],
  ["aaaaaaaaaaaaaaaa", /easy to guess/],
  ["ada.lovelace", /easy to guess/],
  ["ada.lovelace@example.com", /easy to guess/],
  ["AdaLovelace1", /easy to guess/],
  ["rollcall2026!", /easy to guess/],
  ["zmx81kqpaw2", /at least 12 characters/],
  ["🦩🦩🦩🦩🦩🦩", /at least 12 characters/],
  ["x7".repeat(65), /at most 128 characters/],
])("refuses %j", (password, reason) => expect(weaknessOf(password, ADA)).toMatch(reason));

it("tells why, as a sentence", () => {
  expect(() => requireStrong("password1234", ADA)).toThrow(/^The password is too easy/);
});
