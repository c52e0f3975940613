"use client";

import { useEffect, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent } from "react";
import type { TimeRange } from "@/lib/time/range";
import { pan, zoom } from "@/lib/client/timeline-chart/viewport";

interface Gestures {
  range: TimeRange;
  /** Pixels that the range is drawn over, and what lies left of them. */
  width: number;
  left: number;
  onMove: (range: TimeRange) => void;
}

interface Grip {
  range: TimeRange;
  x: number;
  /** Distance of two fingers; 0 with one. */
  spread: number;
}

/** Pixels that a press may move and still be a click. */
const SLACK = 4;

/** Dragging, pinching, wheel and keys over the picture, all as changes of the range. */
export function useGestures({ range, width, left, onMove }: Gestures) {
  const area = useRef<HTMLDivElement>(null);
  const latest = useRef({ range, width, left, onMove });
  const pointers = useRef(new Map<number, number>());
  const grip = useRef<Grip | null>(null);
  const dragged = useRef(false);

  useEffect(() => {
    latest.current = { range, width, left, onMove };
  });

  // React listens to the wheel passively, which could not keep the page from zooming along.
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const now = latest.current;
      const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        const share = (event.clientX - element.getBoundingClientRect().left - now.left) / now.width;
        const anchor = now.range.from + share * (now.range.to - now.range.from);
        now.range = zoom(now.range, Math.exp(Math.max(-60, Math.min(60, event.deltaY)) * 0.006), anchor);
      } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
        now.range = pan(now.range, sideways / now.width);
      } else return;
      event.preventDefault();
      now.onMove(now.range);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  const middle = () => [...pointers.current.values()].reduce((sum, x) => sum + x, 0) / pointers.current.size;
  const spread = () =>
    pointers.current.size < 2 ? 0 : Math.max(...pointers.current.values()) - Math.min(...pointers.current.values());
  const take = () => {
    grip.current = pointers.current.size === 0 ? null : { range: latest.current.range, x: middle(), spread: spread() };
  };
  const release = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    take();
  };

  return {
    ref: area,
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      if (pointers.current.size === 0) dragged.current = false;
      pointers.current.set(event.pointerId, event.clientX);
      take();
    },
    onPointerMove: (event: PointerEvent) => {
      const held = grip.current;
      if (!held || !pointers.current.has(event.pointerId)) return;
      pointers.current.set(event.pointerId, event.clientX);
      const moved = middle() - held.x;
      if (!dragged.current && Math.abs(moved) < SLACK && pointers.current.size === 1) return;
      // Only now: a press that holds the pointer from its beginning would never click what it is on.
      if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId);
      dragged.current = true;
      const factor = held.spread > 0 && spread() > 0 ? held.spread / spread() : 1;
      onMove(pan(zoom(held.range, factor), -(moved / width) * factor));
    },
    onPointerUp: release,
    onPointerCancel: release,
    onClickCapture: (event: MouseEvent) => {
      if (dragged.current) event.stopPropagation();
      dragged.current = false;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = event.shiftKey ? 0.5 : 0.1;
      const next = {
        ArrowLeft: () => pan(range, -step),
        ArrowRight: () => pan(range, step),
        "+": () => zoom(range, 0.5),
        "=": () => zoom(range, 0.5),
        "-": () => zoom(range, 2),
        _: () => zoom(range, 2),
      }[event.key];
      if (!next) return;
      event.preventDefault();
      onMove(next());
    },
  };
}
