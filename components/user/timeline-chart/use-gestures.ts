"use client";

import { useEffect, useEffectEvent, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import type { TimeRange } from "@/lib/time/range";
import { gesturesReducer, noGesture, type GesturesAction } from "./gestures-reducer";

interface GesturesProps {
  range: TimeRange;
  /** Pixels that the range is drawn over, and pixels to the left of them. */
  width: number;
  left: number;
  onMove: (range: TimeRange) => void;
}

/** Dragging, pinching, wheel and keys over the timeline chart, all as changes of its range. */
export function useGestures({ range, width, left, onMove }: GesturesProps) {
  const area = useRef<HTMLDivElement>(null);
  // Not React state: several events may come before the page shows the range of the first.
  const state = useRef(noGesture(range));

  /** @returns whether the action moved the range */
  function perform(action: GesturesAction): boolean {
    const before = state.current;
    state.current = gesturesReducer(before, action);
    const moved = state.current.range !== before.range;
    if (moved) onMove(state.current.range);
    return moved;
  }

  useEffect(() => {
    state.current = gesturesReducer(state.current, { type: "rangeShown", range });
  }, [range]);

  const onWheel = useEffectEvent((event: WheelEvent, element: HTMLElement) => {
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      const share = (event.clientX - element.getBoundingClientRect().left - left) / width;
      perform({ type: "wheelZoomed", delta: event.deltaY, share });
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      perform({ type: "wheelPanned", delta: sideways, width });
    } else return;
    event.preventDefault();
  });
  // React's own wheel listener is passive: it could not stop the browser from zooming the page.
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const listener = (event: WheelEvent) => onWheel(event, element);
    element.addEventListener("wheel", listener, { passive: false });
    return () => element.removeEventListener("wheel", listener);
  }, []);

  const release = (event: PointerEvent) => perform({ type: "pointerReleased", pointer: event.pointerId });
  return {
    ref: area,
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) perform({ type: "pointerPressed", pointer: event.pointerId, x: event.clientX });
    },
    onPointerMove: (event: PointerEvent) => {
      const { dragging } = state.current;
      perform({ type: "pointerMoved", pointer: event.pointerId, x: event.clientX, width });
      // Not on press: a captured pointer would never click the item under it.
      if (!dragging && state.current.dragging) event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerUp: release,
    onPointerCancel: release,
    onClickCapture: (event: MouseEvent) => {
      if (state.current.dragging) event.stopPropagation();
      perform({ type: "clicked" });
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (perform({ type: "keyPressed", key: event.key, shift: event.shiftKey })) event.preventDefault();
    },
  };
}
