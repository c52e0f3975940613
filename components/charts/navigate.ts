/** Goes where a part of a chart leads: in a new tab where the reader's keys ask for one, as with a link. */
export function navigate(
  href: string | undefined,
  event: { metaKey: boolean; ctrlKey: boolean },
  push: (href: string) => void,
) {
  if (href === undefined) return;
  if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
  else push(href);
}
