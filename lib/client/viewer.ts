import { createContext, useContext } from "react";

/** E-mail address or name of the person who is signed in. */
export const Viewer = createContext("");

export const useViewer = (): string => useContext(Viewer);
