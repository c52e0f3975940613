import { useMutation } from "@tanstack/react-query";
import { request } from "../api/request";
import { createPasskey, provePasskey } from "../passkeys";
import { useFactorMutation } from "./factors";

/** Adds a passkey to the own account. */
export const useAddPasskey = () =>
  useFactorMutation(async ({ name, password }: { name: string; password: string }) => {
    const options = await request("POST account/passkeys", { query: {}, body: { password } });
    const credential = await createPasskey(options);
    return request("PUT account/passkeys", { query: {}, body: { name, credential } });
  });

export const useRenamePasskey = () =>
  useFactorMutation(({ id, name }: { id: string; name: string }) =>
    request("PATCH account/passkeys", { query: { id }, body: { name } }),
  );

export const useRemovePasskey = () =>
  useFactorMutation(({ id, password }: { id: string; password: string }) =>
    request("DELETE account/passkeys", { query: { id }, body: { password } }),
  );

/** The step of a sign-in after the password: a passkey. */
export const useSignInPasskey = () =>
  useMutation({
    mutationFn: async () => {
      const credential = await provePasskey(await request("POST sign-in/assertion", { query: {} }));
      return request("PUT sign-in/assertion", { query: {}, body: { credential } });
    },
  });

/** Adds the first passkey during the sign-in, and opens the session. */
export const useEnrolPasskey = () =>
  useMutation({
    mutationFn: async (name: string) => {
      const credential = await createPasskey(await request("POST sign-in/passkey", { query: {} }));
      return request("PUT sign-in/passkey", { query: {}, body: { name, credential } });
    },
  });
