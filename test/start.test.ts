import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const scratch = mkdtempSync(join(tmpdir(), 'start-'));
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

/** Starts one of our programs as an operator does, with only the settings given. */
function start(program: string, args: string[] = [], settings: Record<string, string> = {}, cwd = process.cwd()) {
  const child = spawn(process.execPath, [resolve(program), ...args], { cwd, env: { PATH: process.env.PATH ?? '', ...settings } });
  children.add(child);
  let out = '';
  let heard: () => void = () => undefined;
  const hear = (chunk: Buffer) => { out += chunk.toString(); heard(); };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<{ code: number | null; out: string }>((done) => { child.on('close', (code) => { children.delete(child); done({ code, out }); }); });
  const says = (pattern: RegExp) => new Promise<string>((done, fail) => {
    heard = () => { const found = pattern.exec(out); if (found) done(found[1] ?? found[0]); };
    heard();
    void ended.then(() => { fail(new Error(`it ended without saying ${pattern.source}:\n${out}`)); });
  });
  return { child, ended, says };
}
const main = 'dist/src/main.js';
const database = (name: string) => `file:${join(scratch, name)}`;

describe('whoever starts the program', () => {
  it('is told of every fault in the settings at once, each with what to write', async () => {
    const { code, out } = await start(main, [], { PORT: 'abc', SLACK_BOT_TOKEN: 'xoxb-1', LOG_LEVEL: 'loud', DATABASE_URL: database('faults.db') }).ended;
    expect(code).toBe(1);
    expect(out).toContain('PORT: write a port number from 0 to 65535');
    expect(out).toContain('LOG_LEVEL: write one of');
    expect(out).not.toContain('    at ');
    expect(existsSync(join(scratch, 'faults.db'))).toBe(false);
  });

  it('is told which half of Slack is missing', async () => {
    const { code, out } = await start(main, [], { SLACK_SIGNING_SECRET: 'abcdefgh', DATABASE_URL: database('faults.db') }).ended;
    expect(code).toBe(1);
    expect(out).toContain('SLACK_BOT_TOKEN: is needed together with SLACK_SIGNING_SECRET');
  });

  it('is told what to do with a damaged database, which is left as it is', async () => {
    const file = join(scratch, 'damaged.db');
    const damaged = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8000, 7)]);
    writeFileSync(file, damaged);
    const { code, out } = await start(main, [], { PORT: '0', DATABASE_URL: `file:${file}` }).ended;
    expect(code).toBe(1);
    expect(out).toContain(file);
    expect(out).toMatch(/put the latest backup in its place and start again/);
    expect(out).toMatch(/lägg tillbaka den senaste säkerhetskopian och starta igen/);
    expect(out).not.toContain('    at ');
    expect(readFileSync(file).equals(damaged)).toBe(true);
  });

  it('is told what to do when nothing is built', async () => {
    mkdirSync(join(scratch, 'empty'), { recursive: true });
    const { code, out } = await start(main, [], { PORT: '0', DATABASE_URL: database('unbuilt.db') }, join(scratch, 'empty')).ended;
    expect(code).toBe(1);
    expect(out).toContain('Run npm run build');
    expect(out).not.toContain('    at ');
  });

  it('is told what to do when what was built is cut short', async () => {
    const tree = join(scratch, 'short');
    cpSync('dist/compiled', join(tree, 'dist/compiled'), { recursive: true });
    truncateSync(join(tree, 'dist/compiled/model.json'), 1000);
    const { code, out } = await start(main, [], { PORT: '0', DATABASE_URL: database('short.db') }, tree).ended;
    expect(code).toBe(1);
    expect(out).toContain('npm run train, which reads the knowledge and learns the sentences anew');
    expect(out).not.toContain('    at ');
  });

  it('is told that the port is taken, and the program ends', async () => {
    const first = start(main, [], { PORT: '0', LOG_LEVEL: 'warn', DATABASE_URL: database('first.db') });
    const PORT = await first.says(/Rätt dörr: http:\/\/127\.0\.0\.1:(\d+)\//);
    const second = await start(main, [], { PORT, LOG_LEVEL: 'warn', DATABASE_URL: database('second.db') }).ended;
    expect(second.code).toBe(1);
    expect(second.out).toContain(PORT);
    expect(second.out).not.toContain('    at ');
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('can stop it with %s, also while somebody holds a connection open', async (signal) => {
    const running = start(main, [], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: database(`${signal}.db`) });
    const url = await running.says(/Rätt dörr: (http:\S+)\//);
    const answer = await fetch(`${url}/api/conversations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ door: 'almi-dalarna' }) });
    expect(answer.status).toBe(201);
    const { conversation, token } = await answer.json() as { conversation: { id: string }; token: string };
    const stream = await fetch(`${url}/api/conversations/${conversation.id}/stream`, { headers: { authorization: `Bearer ${token}` } });
    const open = stream.text().catch(() => 'cut');
    running.child.kill(signal);
    const { code, out } = await running.ended;
    await open;
    expect(code).toBe(0);
    expect(out).toContain('stopping');
    expect(out).not.toContain('"level":50');
  });
});

describe('an admin who checks the content', () => {
  const check = (change: (tree: string) => void) => {
    const tree = mkdtempSync(join(scratch, 'tree-'));
    for (const folder of ['knowledge', 'intents']) cpSync(folder, join(tree, folder), { recursive: true });
    change(tree);
    return start('dist/src/cli.js', ['check'], {}, tree).ended;
  };
  const replace = (file: string, from: string, to: string) => (tree: string) => {
    const text = readFileSync(join(tree, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    writeFileSync(join(tree, file), text.replace(from, to));
  };

  it('is told how much there is when nothing is wrong', async () => {
    const { code, out } = await check(() => undefined);
    expect(out).toMatch(/Inga fel: \d+ aktörer, \d+ tjänster, \d+ meningar\./);
    expect(code).toBe(0);
  });

  it('is told file, place and what to write for a fault in the knowledge', async () => {
    const { code, out } = await check(replace('knowledge/dalarna/aktorer/almi-dalarna.yaml', 'status: active', 'status: activ'));
    expect(code).toBe(1);
    expect(out).toMatch(/dalarna\/aktorer\/almi-dalarna\.yaml:\d+:\d+ \(status\) .*Skriv active/);
    expect(out).not.toContain('    at ');
  });

  it('is told file, line and what to do for a fault in the sentences', async () => {
    const { code, out } = await check((tree) => { writeFileSync(join(tree, 'intents/sv/lan.txt'), 'Vi vill låna\nVi vill låna\n'); });
    expect(code).toBe(1);
    expect(out).toContain('intents/sv/lan.txt:2: samma mening står redan i intents/sv/lan.txt:1. Ta bort den ena.');
    expect(out).not.toContain('    at ');
  });

  it.each([
    ['a phrase that English lacks', replace('intents/phrases.en.yaml', 'greeting:', 'greting:'), /intents\/phrases\.en\.yaml: frasen greeting saknas\. Skriv den/],
    ['a phrase that is a list', replace('intents/phrases.sv.yaml', 'greeting:', 'greeting: []\nhej:'), /intents\/phrases\.sv\.yaml:\d+:\d+ \(greeting\) Här står en lista.* Skriv en text\./],
    ['a phrase whose quotation marks do not end', replace('intents/phrases.sv.yaml', 'greeting:', "greeting: 'Hej\nhej:"), /intents\/phrases\.sv\.yaml:\d+:\d+ Ett tecken saknas: ett citattecken.* Avsluta det som börjar på raden/],
    ['a file of phrases that is gone', (tree: string) => { rmSync(join(tree, 'intents/phrases.en.yaml')); }, /intents\/phrases\.en\.yaml:1:1 Filen saknas\. Lägg tillbaka den/],
  ])('is told file and what to write for %s', async (_, change, told) => {
    const { code, out } = await check(change);
    expect(code).toBe(1);
    expect(out).toMatch(told);
    expect(out).not.toContain('    at ');
  });

  it('who writes a command that is not there gets the list', async () => {
    const { code, out } = await start('dist/src/cli.js', ['chek']).ended;
    expect(code).toBe(2);
    expect(out).toContain('Unknown command chek. There are: ');
  });
});
