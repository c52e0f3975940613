import { expect, it } from "vitest";
import { afterKey } from "./combobox";

const closed = { open: false, active: -1 };
const open = { open: true, active: -1 };
const at = (active: number) => ({ open: true, active });

it("moves into the list with the first arrow, open or not", () => {
  expect([afterKey("ArrowDown", closed, 3), afterKey("ArrowDown", open, 3)]).toEqual([at(0), at(0)]);
  expect([afterKey("ArrowUp", closed, 3), afterKey("ArrowUp", open, 3)]).toEqual([at(2), at(2)]);
});

it("goes round at the ends", () => {
  expect([afterKey("ArrowDown", at(0), 3), afterKey("ArrowDown", at(2), 3)]).toEqual([at(1), at(0)]);
  expect([afterKey("ArrowUp", at(1), 3), afterKey("ArrowUp", at(0), 3)]).toEqual([at(0), at(2)]);
});

it("leaves Home and End to the text until an option is active", () => {
  expect([afterKey("Home", open, 3), afterKey("End", open, 3)]).toEqual([null, null]);
  expect([afterKey("Home", at(2), 3), afterKey("End", at(0), 3)]).toEqual([at(0), at(2)]);
});

it("does nothing without options, and leaves every other key alone", () => {
  expect([afterKey("ArrowDown", open, 0), afterKey("a", at(1), 3), afterKey("Tab", at(1), 3)]).toEqual([
    null,
    null,
    null,
  ]);
});
