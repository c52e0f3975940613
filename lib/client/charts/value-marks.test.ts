import { expect, it } from "vitest";
import { valueMarks } from "./value-marks";

it.each([
  [0, 97, [0, 25, 50, 75, 100]],
  [-97, 0, [-100, -50, 0]],
  [-30, 97, [-40, -20, 0, 50, 100]],
  [-2, -1, [-2, -1, 0]],
])("from %d to %d", (low, high, marks) => expect(valueMarks(low, high)).toEqual(marks));
