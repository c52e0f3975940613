import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { ApiError } from "../api/problem";
import { request } from "../api/request";

/** Whether the server shows a secret only after the person has confirmed who they are. */
export const needsSignIn = (error: Error | null): boolean =>
  error instanceof ApiError && error.code === "sign_in_again";

/** An answer that takes long is waited for (patient-read.ts). */
const isSlow = (_failures: number, error: Error): boolean => error instanceof ApiError && error.code === "slow";

/** Confirms who the person is, by their password. */
export const useConfirmIdentity = () =>
  useMutation({ mutationFn: (password: string) => request("POST account/confirm", { query: {}, body: { password } }) });

/**
 * Reads a secret when it is asked for, and forgets it with the component. `asking` says that the person must confirm
 * who they are first. With `atOnce` it is read if that is not needed.
 */
export function useReveal<T>(read: () => Promise<T>, atOnce = false) {
  const { mutate, data, error, isPending, reset } = useMutation({ mutationFn: read, gcTime: 0, retry: isSlow });
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (atOnce) mutate();
  }, [atOnce, mutate]);
  const stopAsking = useCallback(() => setAsking(false), []);
  return {
    secret: data ?? null,
    error: needsSignIn(error) ? null : error,
    pending: isPending,
    show: () => mutate(undefined, { onSuccess: stopAsking, onError: (failure) => setAsking(needsSignIn(failure)) }),
    hide: reset,
    asking,
    stopAsking,
  };
}

/** The callback URL and the tokens of an app, in the clear. */
export const readAppSecrets = (sdkAppId: string) => request("GET apps/secrets", { query: { app: sdkAppId } });

/** The secrets of an alert channel, in the clear. */
export const readChannelSecrets = (id: number) => request("GET alerts/channels/secrets", { query: { id } });
