/** Opens the list behind a part of a chart; in a new tab with Ctrl or Cmd, as a link does. */
export function navigate(
  href: string | undefined,
  event: { metaKey: boolean; ctrlKey: boolean },
  push: (href: string) => void,
) {
  if (href === undefined) return;
  if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
  else push(href);
}
