import { log } from "../log";
import { differences, type Changed } from "./differences";
import type { ChangeRequest, ReadState } from "./states";

/**
 * Reads what a request changes before it is answered. The returned function reads it again afterwards, and tells the
 * difference. If that fails, the change has been made: the error is logged, and what stood before is told.
 */
export async function watchChange(read: ReadState, asked: ChangeRequest): Promise<(made: unknown) => Promise<Changed>> {
  const before = await read(asked);
  return async (made) => {
    try {
      return differences(before, await read({ ...asked, made }));
    } catch (err) {
      log.error({ err }, "what a change has made could not be read for the audit");
      return { before: { ...differences(before, null).before }, after: {} };
    }
  };
}
