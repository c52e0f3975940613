/** What the provider says of a person, in an id token and the user info. */
export type Claims = Record<string, unknown> & { sub: string };

/** The claims of both. Where both name an e-mail address, the user info says whether its own is verified. */
export function allClaims(idToken: Claims, userInfo: Record<string, unknown>): Claims {
  const claims = { ...idToken, ...userInfo, sub: idToken.sub };
  if (userInfo.email === undefined || userInfo.email === idToken.email) return claims;
  return { ...claims, email_verified: userInfo.email_verified };
}
