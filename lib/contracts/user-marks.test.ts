import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMarked, markUsers } from "./user-marks";

const userId = fc.oneof(fc.string({ minLength: 1 }), fc.string({ unit: "grapheme", minLength: 1 }));

describe("a set of user marks", () => {
  it("contains every marked user", () => {
    fc.assert(fc.property(fc.array(userId), (ids) => ids.every((id) => isMarked(markUsers(ids), id))));
  });

  it("contains no user if it is empty", () => {
    fc.assert(fc.property(userId, (id) => !isMarked(markUsers([]), id)));
  });

  it("contains almost no other user, however similar the ids are", () => {
    const marks = markUsers(Array.from({ length: 2_000 }, (_, i) => `user-${i}`));
    const falsePositives = Array.from({ length: 100_000 }, (_, i) => `user-${2_000 + i}`).filter((id) =>
      isMarked(marks, id),
    );
    expect(falsePositives.length).toBeLessThan(5);
  });

  it("has five characters for each distinct user", () => {
    expect(markUsers(["a", "b", "a"])).toHaveLength(10);
    expect(markUsers(["x".repeat(300), "用户", "👩‍💻"])).toMatch(/^[\w-]{15}$/);
  });
});
