import { useEffect, useRef, type RefObject } from "react";

/**
 * Keeps values that a user typed, or a password manager filled in, before hydration. React gets no event for them.
 * @param setValues receives the values by field name, once
 * @returns a ref for the form
 */
export function useEarlyValues(setValues: (values: Record<string, string>) => void): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(setValues);
  useEffect(() => {
    const typed = [...new FormData(form.current ?? undefined)].flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    if (typed.length > 0) latest.current(Object.fromEntries(typed) as Record<string, string>);
  }, []);
  return form;
}
