import { expect, it } from "vitest";
import { DEFAULT_COLUMNS, readColumns } from "./users-columns";

it.each([
  [undefined, DEFAULT_COLUMNS],
  ["", DEFAULT_COLUMNS],
  ["age,shoe", DEFAULT_COLUMNS],
  ["lastEvent,age,state", ["state", "lastEvent"]],
  ["firstSeen", ["firstSeen"]],
])("%j shows %j", (remembered, columns) => expect(readColumns(remembered)).toEqual(columns));
