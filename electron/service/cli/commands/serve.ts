import { ServeError } from '../../http/serve.ts';
import { serveFolder, untilTold } from '../../serving.ts';
import { UsageError } from '../arguments.ts';
import type { CliCommand, CliContext, Outcome } from '../context.ts';

/** Serves the data folder to browsers and other desks until it is told to end; other machines only over TLS. */
async function serve(context: CliContext): Promise<Outcome> {
  context.args.allow('host', 'port', 'tls-cert', 'tls-key');
  const told = untilTold();
  try {
    const served = await serveFolder(context.dir, context.args, false);
    context.print.result({ address: served.address }, () => served.address);
    await told;
    await served.close();
    return 0;
  } catch (error) {
    if (error instanceof ServeError) throw new UsageError(error.message);
    throw error;
  }
}

export const serveCommand: CliCommand = {
  words: ['serve'],
  usage: 'serve [--host H] [--port N] [--tls-cert F --tls-key F]',
  summary: '向浏览器和其他桌面提供服务 · the service for browsers and other desks',
  run: serve,
};
