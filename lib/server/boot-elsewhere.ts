import { singleton } from "./singleton";

/** Makes boot.ts do nothing in this process, because another process runs the projector and the rest. */
export function bootElsewhere(): void {
  void singleton("boot", () => Promise.resolve(() => Promise.resolve()));
}
