import manifest from '../../package.json' with { type: 'json' };

/** The program's version, as packs, backups and the service's health say it. */
export const VERSION: string = manifest.version;
