const BYTES = 32;

/** A new signing secret of Standard Webhooks: `whsec_` and base64 of 32 random bytes. */
export function webhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
