// `npm run -s tongcai -- <command>`: the command line on plain Node, built first when it must be.
import { CANNOT_BUILD, ensureBundle, goWhereTyped, runEntry } from './bundle.mjs';

goWhereTyped('tongcai');
if (await ensureBundle()) await runEntry('cli', process.argv.slice(2));
else process.exitCode = CANNOT_BUILD;
