"use client";

import { TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";

interface DebouncedInputProps {
  label: string;
  size?: "xs" | "sm";
  value: string;
  /** Suggestions while typing. Any other text is valid too. */
  suggestions?: readonly string[];
  /** Called after a pause in typing, and at once on Enter or blur. */
  onSettle: (value: string) => void;
}

const PAUSE = 250;

/** A text field with debounced changes. It shows a new `value` when that changes from outside. */
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
        // The typed text must be applied before the click that moves the focus.
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
