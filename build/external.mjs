/**
 * Packages left to Node at run time: what carries WASM or a native part, what only Electron has, and what starts threads
 * or is large and seldom used. Everything else goes into the bundle, so that the service starts from a handful of files.
 */
export const EXTERNAL = [
  'electron',
  'sql.js',
  'pg',
  'pg-native',
  'exceljs',
  'pino',
  '@node-rs/argon2',
  '@electric-sql/pglite',
];
