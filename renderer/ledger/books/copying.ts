/** The keys that begin another voucher from the one that is looked at: as it stands, and turned red (红字). */
export const COPY_KEY = 'Alt+C';
export const COPY_RED_KEY = 'Alt+R';
