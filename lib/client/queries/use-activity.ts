import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";
import { ACTIVITY_EVENTS, activityReporter } from "../activity-report";
import { request } from "../api/request";
import { leaveForSignIn } from "../leave-for-sign-in";

/** Keeps the session from ending while a person uses the page. A page that only polls or streams lets it end. */
export function useActivity(): void {
  const { mutate } = useMutation({
    mutationFn: () => request("POST account/activity", { query: {} }),
    onError: leaveForSignIn,
  });
  useEffect(() => {
    const report = activityReporter(() => mutate(), Date.now());
    const listener = () => report(Date.now());
    const options = { passive: true, capture: true };
    for (const name of ACTIVITY_EVENTS) document.addEventListener(name, listener, options);
    return () => {
      for (const name of ACTIVITY_EVENTS) document.removeEventListener(name, listener, options);
    };
  }, [mutate]);
}
