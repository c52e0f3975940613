import { signInDb as db } from "../../db/client";
import { ServiceError } from "../../errors";
import { removeFactor } from "../factors";

/** Renames an own passkey. Throws ServiceError if there is none with this id. */
export async function renamePasskey(userId: string, id: string, name: string): Promise<void> {
  const { count } = await db().passkey.updateMany({ where: { id, userId }, data: { name } });
  if (count === 0) throw noPasskey();
}

/** Removes an own passkey. Throws ServiceError if there is none with this id, or if it is the last required factor. */
export const removePasskey = (userId: string, id: string): Promise<void> =>
  removeFactor(userId, async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
    if (count === 0) throw noPasskey();
  });

const noPasskey = () => new ServiceError("not_found", "There is no such passkey");
