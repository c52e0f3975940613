/** A user of an app. */
export interface UserKey {
  appId: number;
  userId: string;
}

/** A text that is different for every user. */
export const keyOf = (user: UserKey) => `${user.appId} ${user.userId}`;

/** The keys as two arrays, for `unnest`. */
export function keyColumns(users: readonly UserKey[]) {
  return { appIds: users.map((u) => u.appId), userIds: users.map((u) => u.userId) };
}
