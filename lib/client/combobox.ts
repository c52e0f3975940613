/** A list below a text field: whether it is shown, and which option is active (-1: none). */
export interface ListState {
  open: boolean;
  active: number;
}

/**
 * The list after a key, by the pattern of the ARIA Authoring Practices; null if the key does not move it. The first ↓
 * opens the list and moves to its first option. Home and End move in the list once an option is active.
 * @param count number of options
 */
export function afterKey(key: string, { open, active }: ListState, count: number): ListState | null {
  if (count === 0) return null;
  const to = (index: number) => ({ open: true, active: index });
  const inList = open && active >= 0;
  if (key === "ArrowDown") return to(inList && active < count - 1 ? active + 1 : 0);
  if (key === "ArrowUp") return to(inList && active > 0 ? active - 1 : count - 1);
  if (key === "Home" && inList) return to(0);
  if (key === "End" && inList) return to(count - 1);
  return null;
}
