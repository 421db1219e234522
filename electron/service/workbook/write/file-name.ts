/** A file's name without what Windows or a path takes for something else. */
export const fileName = (name: string): string => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '');
