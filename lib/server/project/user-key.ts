import { arrayText } from "../db/array-text";

/** A user of an app. */
export interface UserKey {
  appId: number;
  userId: string;
}

/** A text that is different for every user. */
export const keyOf = (user: UserKey) => `${user.appId} ${user.userId}`;

/** The keys as two arrays for `unnest`, as texts that are cast to `int[]` and `text[]`. */
export function keyColumns(users: readonly UserKey[]) {
  return { appIds: arrayText(users.map((u) => u.appId)), userIds: arrayText(users.map((u) => u.userId)) };
}
