/** A write of the address that nuqs has taken but not yet done. */
interface PendingWrite {
  pathname: string;
  search: string;
}

let pending: PendingWrite | null = null;

/** The query of the address, with the writes that are not done yet. */
export function currentSearch(): URLSearchParams {
  return new URLSearchParams(pendingHere()?.search ?? window.location.search);
}

/** Remembers a write until it is done. */
export function addPendingWrite(search: string, done: Promise<unknown>): void {
  const write = { pathname: window.location.pathname, search };
  pending = write;
  void done.finally(() => {
    if (pending === write) pending = null;
  });
}

/** The address with the writes that are not done yet; null if there are none. */
export function pendingHref(): string | null {
  const write = pendingHere();
  return write && `${write.pathname}${write.search}${window.location.hash}`;
}

/** Nuqs drops a write if another page opens before it is done. */
function pendingHere(): PendingWrite | null {
  return pending?.pathname === window.location.pathname ? pending : null;
}
