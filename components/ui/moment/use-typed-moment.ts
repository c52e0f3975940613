import { useState } from "react";
import { momentText, readTyped, type TypedMoment } from "@/lib/client/time/typed-moment";

export interface TypedMomentState extends TypedMoment {
  text: string;
  setText: (text: string) => void;
  setAt: (at: number) => void;
}

interface Options {
  zone: string;
  now: number;
  /** The last moment that may be chosen; every moment may if it is left out. */
  latest?: number;
}

/** The text of a field for a moment and what it means. Another `value` replaces the text. */
export function useTypedMoment(value: number | null, { zone, now, latest }: Options): TypedMomentState {
  const [last, setLast] = useState(value);
  // The text shows seconds; this keeps the milliseconds of the moment that it was written from.
  const [exact, setExact] = useState(value);
  const [text, setText] = useState(() => (value === null ? "" : momentText(value, zone)));
  const typed = readTyped(text, { value: exact, zone, now, latest: latest ?? null });
  const write = (at: number | null) => {
    setExact(at);
    setText(at === null ? "" : momentText(at, zone));
  };
  if (last !== value) {
    setLast(value);
    if (typed.at !== value) write(value);
  }
  return { ...typed, text, setText, setAt: write };
}
