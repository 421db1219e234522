// `npm start`: the console, in Electron where it is installed, otherwise in the browser. `--no-open` only serves it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CANNOT_BUILD, ensureBundle, goWhereTyped, ROOT, runEntry } from './bundle.mjs';
import { browserCommand, electronBinary, hasDisplay } from './desktop.mjs';

const ADDRESS = /^https?:\/\/\S+\/$/m;

const args = process.argv.slice(2).filter((arg) => arg !== '--no-open');
const open = args.length === process.argv.length - 2;

goWhereTyped('start');
if (!(await ensureBundle())) process.exitCode = CANNOT_BUILD;
else if (open) openConsole();
else await runEntry('start', args);

function openConsole() {
  const electron = electronBinary(ROOT, process.env);
  if ('file' in electron && hasDisplay(process.platform, process.env)) {
    passOn(spawn(electron.file, [ROOT, ...args], { stdio: 'inherit' }));
    return;
  }
  const why = 'missing' in electron ? electron.missing : '没有图形桌面 · there is no desktop';
  process.stderr.write(`${why}。改用浏览器打开 · the console is served to the browser instead.\n`);
  serveAndOpen();
}

/** Serves in a child, so that its address can be read from what it prints, and opens that address once. */
function serveAndOpen() {
  const service = spawn(process.execPath, [join(ROOT, 'dist', 'service', 'start.js'), ...args], {
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let printed = '';
  let opened = false;
  service.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    if (opened) return;
    printed += chunk;
    const address = ADDRESS.exec(printed)?.[0];
    if (!address) return;
    opened = true;
    openBrowser(address);
  });
  passOn(service);
}

/** @param {string} address */
function openBrowser(address) {
  const command = browserCommand(address, process.platform, process.env);
  if (!command) {
    process.stderr.write(
      `这里没有浏览器，请在有浏览器的地方打开 · no browser here, open the address in one: ${address}\n`,
    );
    return;
  }
  const browser = spawn(command.file, command.args, { stdio: 'ignore', detached: true });
  browser.on('error', (error) => process.stderr.write(`${command.file}: ${error.message}\n`));
  browser.unref();
}

/**
 * Signals go on to the child, and its end is ours. A terminal tells the child of Ctrl-C by itself.
 * @param {import('node:child_process').ChildProcess} child
 */
function passOn(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = CANNOT_BUILD;
  });
  child.on('exit', (code, signal) => {
    if (signal) {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    } else process.exitCode = code ?? 0;
  });
}
