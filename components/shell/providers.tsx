"use client";

import { MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { useState, type ReactNode } from "react";
import { leaveForSignIn } from "@/lib/client/leave-for-sign-in";
import { ZoneProvider } from "@/lib/client/time/zone";
import { cssVariables, theme } from "../theme/theme";

function createClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveForSignIn }),
    defaultOptions: {
      // A failure shows at once. useOutage tries again; react-query's own retries would hide it for seconds, and would
      // wait for ever in a browser that believes it is offline.
      queries: { retry: false, networkMode: "always", refetchIntervalInBackground: false },
      mutations: { networkMode: "always" },
    },
  });
}

interface ProvidersProps {
  zone: string | undefined;
  /** What the page's policy asks of style sheets and scripts; undefined if it has no policy. */
  nonce: string | undefined;
  children: ReactNode;
}

export function Providers({ zone, nonce, children }: ProvidersProps) {
  const [client] = useState(createClient);
  const getStyleNonce = useStyleNonce(nonce);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={getStyleNonce}
    >
      <QueryClientProvider client={client}>
        <ZoneProvider remembered={zone}>{children}</ZoneProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** The first nonce: a refresh renders with another one, but the page keeps the policy with which it was loaded. */
function useStyleNonce(nonce: string | undefined): () => string {
  const [getNonce] = useState(() => {
    // Mantine's scroll lock writes a style sheet by this package.
    if (nonce !== undefined && typeof window !== "undefined") setNonce(nonce);
    return () => nonce ?? "";
  });
  return getNonce;
}
