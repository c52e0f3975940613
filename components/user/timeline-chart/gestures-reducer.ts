import { pan, zoom } from "@/lib/client/timeline-chart/viewport";
import type { TimeRange } from "@/lib/time/range";

/** Pixels that a pressed pointer may move and still click. */
export const CLICK_TOLERANCE = 4;
/** Maximum of one turn of the wheel, in pixels, and how much a pixel of it zooms. */
const MAX_TURN = 60;
const ZOOM_PER_PIXEL = 0.006;

/** X coordinates and distances are in pixels. */
export interface GesturesState {
  /** The range that is shown. */
  range: TimeRange;
  /** The x coordinate of every pressed pointer, by its id. */
  pointers: ReadonlyMap<number, number>;
  /** The range, the middle of the pointers and their distance when the last of them was pressed or released. */
  start: { range: TimeRange; middle: number; spread: number } | null;
  /** The pointer moves the chart, so it does not click. */
  dragging: boolean;
}

export type GesturesAction =
  /** The page shows another range. */
  | { type: "rangeShown"; range: TimeRange }
  | { type: "pointerPressed"; pointer: number; x: number }
  /** `width`: of the range. */
  | { type: "pointerMoved"; pointer: number; x: number; width: number }
  | { type: "pointerReleased"; pointer: number }
  | { type: "clicked" }
  /** `share`: where the pointer is, from 0 at the left end of the range to 1 at the right end. */
  | { type: "wheelZoomed"; delta: number; share: number }
  | { type: "wheelPanned"; delta: number; width: number }
  | { type: "keyPressed"; key: string; shift: boolean };

export function noGesture(range: TimeRange): GesturesState {
  return { range, pointers: new Map(), start: null, dragging: false };
}

/** Dragging, pinching, wheel and keys over the timeline chart as changes of its range. */
export function gesturesReducer(state: GesturesState, action: GesturesAction): GesturesState {
  switch (action.type) {
    case "rangeShown":
      return { ...state, range: action.range };
    case "pointerPressed": {
      const pointers = new Map(state.pointers).set(action.pointer, action.x);
      return begin({ ...state, pointers, dragging: state.pointers.size > 0 && state.dragging });
    }
    case "pointerMoved":
      return state.pointers.has(action.pointer) ? drag(state, action) : state;
    case "pointerReleased": {
      const pointers = new Map(state.pointers);
      pointers.delete(action.pointer);
      return begin({ ...state, pointers });
    }
    case "clicked":
      return { ...state, dragging: false };
    case "wheelZoomed": {
      const { range } = state;
      const factor = Math.exp(Math.max(-MAX_TURN, Math.min(MAX_TURN, action.delta)) * ZOOM_PER_PIXEL);
      return { ...state, range: zoom(range, factor, range.from + action.share * (range.to - range.from)) };
    }
    case "wheelPanned":
      return { ...state, range: pan(state.range, action.delta / action.width) };
    case "keyPressed":
      return { ...state, range: keyRange(state.range, action.key, action.shift) };
  }
}

/** Starts from the present range and pointers: another pointer moves the chart no further by itself. */
function begin(state: GesturesState): GesturesState {
  const { range, pointers } = state;
  const start = pointers.size === 0 ? null : { range, middle: middleOf(pointers), spread: spreadOf(pointers) };
  return { ...state, start };
}

function drag(state: GesturesState, action: Extract<GesturesAction, { type: "pointerMoved" }>): GesturesState {
  const pointers = new Map(state.pointers).set(action.pointer, action.x);
  const { start } = state;
  if (start === null) return state;
  const moved = middleOf(pointers) - start.middle;
  const still = !state.dragging && pointers.size === 1 && Math.abs(moved) < CLICK_TOLERANCE;
  if (still) return { ...state, pointers };
  const spread = spreadOf(pointers);
  const factor = start.spread > 0 && spread > 0 ? start.spread / spread : 1;
  const range = pan(zoom(start.range, factor), -(moved / action.width) * factor);
  return { ...state, pointers, dragging: true, range };
}

function keyRange(range: TimeRange, key: string, shift: boolean): TimeRange {
  const step = shift ? 0.5 : 0.1;
  switch (key) {
    case "ArrowLeft":
      return pan(range, -step);
    case "ArrowRight":
      return pan(range, step);
    case "+":
    case "=":
      return zoom(range, 0.5);
    case "-":
    case "_":
      return zoom(range, 2);
    default:
      return range;
  }
}

function middleOf(pointers: ReadonlyMap<number, number>): number {
  return [...pointers.values()].reduce((sum, x) => sum + x, 0) / pointers.size;
}

/** Distance of two fingers; 0 with one. */
function spreadOf(pointers: ReadonlyMap<number, number>): number {
  return Math.max(...pointers.values()) - Math.min(...pointers.values());
}
