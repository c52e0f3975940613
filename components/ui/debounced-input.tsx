"use client";

import { TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";

interface DebouncedInputProps {
  label: string;
  size?: "xs" | "sm";
  value: string;
  /** Offered while typing; anything else may be typed as well. */
  suggestions?: readonly string[];
  /** Called once typing has paused, and at once on Enter or when the field is left. */
  onSettle: (value: string) => void;
}

const PAUSE = 250;

/** A field that asks the server only when its writer pauses, and follows `value` when that changes elsewhere. */
export function DebouncedInput({ label, size, value, suggestions, onSettle }: DebouncedInputProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const list = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function settle(next: string) {
    clearTimeout(timer.current);
    setKnown(next);
    onSettle(next);
  }

  return (
    <>
      <TextInput
        label={label}
        size={size}
        value={typed}
        maxLength={255}
        spellCheck={false}
        autoComplete="off"
        list={suggestions && list}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setTyped(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => settle(next), PAUSE);
        }}
        onKeyDown={(event) => event.key === "Enter" && settle(typed)}
        // What is clicked next must not be overtaken by what was typed before.
        onBlur={() => typed !== known && settle(typed)}
      />
      {suggestions && (
        <datalist id={list}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}
