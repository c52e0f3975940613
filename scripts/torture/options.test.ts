import { describe, expect, it } from "vitest";
import { tortureOptions } from "./options";

describe("tortureOptions", () => {
  it("has defaults for everything", () => {
    expect(tortureOptions([])).toEqual({ faults: 50, seed: 1, rate: 200, port: 4930, only: "", ack: "database" });
  });

  it("reads every option", () => {
    const args = "--faults 3 --seed 0 --rate 10 --port 3414 --only kill --ack journal".split(" ");
    expect(tortureOptions(args)).toEqual({ faults: 3, seed: 0, rate: 10, port: 3414, only: "kill", ack: "journal" });
  });

  it.each([
    [["--faults", "0"], '--faults is "0", but it must be a whole number from 1 on.'],
    [["--rate", "many"], '--rate is "many"'],
    [["--ack", "disk"], '--ack is "disk", but it must be journal or database.'],
    [["--fault", "3"], "Unknown option '--fault'"],
  ])("refuses %j with one sentence", (args, message) => {
    expect(() => tortureOptions(args)).toThrow(message);
  });
});
