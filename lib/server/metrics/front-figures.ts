import type { FrontFigures } from "../front/messages";
import { singleton } from "../singleton";

const slot = () => singleton("front-figures", () => ({ figures: null as FrontFigures | null }));

/** The last figures that the front reported. Null if there is no front, as under plain `next start`. */
export const frontFigures = (): FrontFigures | null => slot().figures;

export function setFrontFigures(figures: FrontFigures | null): void {
  slot().figures = figures;
}
