import { useEffect, useRef, type RefObject } from "react";

/**
 * Hands on what was typed, or filled in by a password manager, before the page came alive: React does not hear of it.
 * @param setValues takes the values by the names of the fields, once
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
