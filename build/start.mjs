// `npm start`: the console, in Electron where it is there or can be fetched soon, otherwise in the browser. `--no-open` only
// serves it; `--centre https://…` opens a centre's console and serves nothing.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { CANNOT_BUILD, ensureBundle, goWhereTyped, ROOT, runEntry } from './bundle.mjs';
import { browserCommand, centreIn, diedAtOnce } from './desktop.mjs';
import { findOrFetchElectron } from './fetch-electron.mjs';

const ADDRESS = /^https?:\/\/\S+\/$/m;

const args = process.argv.slice(2).filter((arg) => arg !== '--no-open');
const open = args.length === process.argv.length - 2;

goWhereTyped('start');
if (!(await ensureBundle())) process.exitCode = CANNOT_BUILD;
else if (open) await openConsole();
else await runEntry('start', args);

async function openConsole() {
  const electron = await findOrFetchElectron(ROOT, { say: (text) => process.stderr.write(text) });
  if ('missing' in electron) showInBrowser(electron.missing);
  else openElectron(electron.file);
}

/**
 * A program file that cannot run here (a missing library, no sandbox) dies before it shows anything: then the browser does.
 * @param {string} file
 */
function openElectron(file) {
  const startedMs = performance.now();
  const child = spawn(file, [ROOT, ...args], { stdio: 'inherit' });
  passOn(child, (code, signal) => {
    if (!diedAtOnce(code, signal, performance.now() - startedMs)) return false;
    showInBrowser(`Electron 在这里不能运行 · Electron does not run here (${signal ?? `code ${code}`})`);
    return true;
  });
}

/** @param {string} why */
function showInBrowser(why) {
  process.stderr.write(`${why}。改用浏览器打开 · the console is opened in the browser instead.\n`);
  const centre = centreIn(args);
  if (centre === undefined) serveAndOpen();
  else {
    process.stdout.write(`${centre}\n`);
    openBrowser(centre);
  }
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
 * @param {(code: number | null, signal: NodeJS.Signals | null) => boolean} [instead] looks at the end first; true when it
 *   goes on with something else.
 */
function passOn(child, instead = () => false) {
  let told = false;
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    told = true;
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, pass);
  const letGo = () => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.removeListener(signal, pass);
  };
  child.on('error', (error) => {
    letGo();
    process.stderr.write(`${error.message}\n`);
    if (!instead(null, null)) process.exitCode = CANNOT_BUILD;
  });
  child.on('exit', (code, signal) => {
    letGo();
    if (!told && instead(code, signal)) return;
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 0;
  });
}
