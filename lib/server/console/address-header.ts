/** Path and query of a request, for Next's layouts. The console's server overwrites what a client sends. */
export const ADDRESS_HEADER = "x-rollcall-address";
