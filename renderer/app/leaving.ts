import { createContext, useContext } from 'react';

const Context = createContext<() => void>(() => {});

export const LeaveProvider = Context;

/** Signs this desk out. */
export const useLeave = (): (() => void) => useContext(Context);
