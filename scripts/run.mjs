// The one entry for `npm start`, `npm test` and the other scripts. Sets up what is missing (packages, the build) and then
// does the job; does nothing twice. Plain Node without packages, since it runs before they are there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const [job, ...rest] = process.argv.slice(2);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Rätt dörr needs Node 20.19 or newer; this is ${process.version}. Install a newer one from https://nodejs.org and run the command again.`);
}

const jobs = {
  start: () => { install(); build(); node('dist/src/main.js', ...rest); },
  build: () => { install(); build(); },
  test: () => { install(); build(); bin('vitest', 'run', ...rest); },
  check: () => { install(); build(); bin('tsc', '--noEmit'); bin('eslint', '.', '--max-warnings', '0'); node('dist/src/cli.js', 'check'); },
  // What has come into the files since they were learnt from is not learnt from first.
  push: () => { install(); buildCode(); node('dist/src/cli.js', 'intents-push', ...rest); },
  cli: () => { install(); build(); node('dist/src/cli.js', ...rest); },
  bench: () => { install(); build(); node(`dist/bench/${rest[0]}.js`, ...rest.slice(1)); },
};
if (!Object.hasOwn(jobs, job ?? '')) stop(`unknown job ${job ?? '(none)'}: ${Object.keys(jobs).join(', ')}`);
await jobs[job]();

function install() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const wanted = digest([JSON.stringify({ dependencies, devDependencies }), readFileSync('package-lock.json'), process.versions.modules]);
  if (existsSync('node_modules') && stamp('installed') === wanted) return;
  if (existsSync('node_modules/.package-lock.json') && stamp('installed') === undefined && sqliteLoads()) return stamp('installed', wanted);
  say('Installing packages. The first time takes a minute, and some minutes more where SQLite must be compiled.');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm could not install the packages. Read its message above, see that the npm registry can be reached, and run the command again.');
  stamp('installed', wanted);
}

function build() {
  const codeNow = buildCode();
  const content = files(['knowledge', 'intents'], /\.(yaml|txt|md|svg|png)$/);
  const contentNow = digest([codeNow, ...content.flatMap((file) => [file, readFileSync(file)])]);
  if (stamp('compiled') !== contentNow || !existsSync('dist/compiled/model.json')) {
    say('Reading the knowledge and learning the sentences.');
    run(process.execPath, ['--enable-source-maps', 'dist/src/cli.js', 'compile']);
    stamp('compiled', contentNow);
  }
}

/** Builds the programs where they have changed. Answers what they were built from. */
function buildCode() {
  const code = files(['src', 'adapters', 'bench'], /\.(ts|tsx|css|json)$/).concat(['test/store/postgres-server.ts', 'test/store/seeded.ts', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts']);
  const codeNow = digest(code.flatMap((file) => [file, readFileSync(file)]));
  if (stamp('built') !== codeNow || !existsSync('dist/src/main.js')) {
    say('Building.');
    bin('tsc', '-p', 'tsconfig.build.json');
    bin('vite', 'build', '--logLevel', 'warn');
    stamp('built', codeNow);
  }
  return codeNow;
}

function sqliteLoads() {
  return spawnSync(process.execPath, ['-e', `new (require('${major >= 22 ? 'better-sqlite3-napi' : 'better-sqlite3'}'))(':memory:')`], { stdio: 'ignore' }).status === 0;
}

function files(folders, pattern) {
  return folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    .filter((file) => pattern.test(file) && statSync(file).isFile()).sort();
}

function stamp(name, value) {
  const file = join('node_modules', '.ratt-dorr', name);
  if (value === undefined) return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, value);
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function bin(name, ...args) { run(process.execPath, [binPath(name), ...args]); }
function binPath(name) {
  const pkg = { tsc: 'typescript', eslint: 'eslint', vitest: 'vitest', vite: 'vite' }[name];
  const { bin: bins } = JSON.parse(readFileSync(join('node_modules', pkg, 'package.json'), 'utf8'));
  return join('node_modules', pkg, typeof bins === 'string' ? bins : bins[name]);
}
/** Runs one of our own programs in this process, so that Ctrl-C and SIGTERM reach it as they are. */
async function node(file, ...args) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, join(root, file), ...args];
  await import(pathToFileURL(join(root, file)).href);
}

function run(command, args, whenItFails) {
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' && command === 'npm' });
  if (error) stop(error.message);
  if (status !== 0) {
    if (whenItFails) say(whenItFails);
    process.exit(status ?? (signal === 'SIGINT' ? 130 : 1));
  }
}

function say(text) { process.stderr.write(`${text}\n`); }
function stop(text) { say(text); process.exit(1); }
