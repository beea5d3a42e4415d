import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openCompiled } from '../src/compiled.ts';
import { ContentFault, learn } from '../src/learn.ts';

const scratch = mkdtempSync(join(tmpdir(), 'learn-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });

/** The thread's program as it was built. */
const worker = pathToFileURL(resolve('dist/src/learn-worker.js'));

/** The real knowledge with two sentences for each need, which is learnt in a moment. */
function content(name: string): { root: string; folder: string } {
  const root = join(scratch, name);
  cpSync('knowledge', join(root, 'knowledge'), { recursive: true });
  for (const language of ['sv', 'en']) {
    mkdirSync(join(root, 'intents', language), { recursive: true });
    cpSync(`intents/phrases.${language}.yaml`, join(root, 'intents', `phrases.${language}.yaml`));
    for (const need of needs) writeFileSync(join(root, 'intents', language, `${need}.txt`), `${need} ${language}\nmer om ${need} ${language}\n`);
  }
  return { root, folder: join(root, 'compiled') };
}
const needs = [...readFileSync('knowledge/common.yaml', 'utf8').split('\nneeds:')[1]?.matchAll(/^ {2}(\w+):$/gm) ?? []].map(([, need = '']) => need);

describe('learning in a thread of its own', () => {
  it('tells how far it has come, leaves this thread free, and what it wrote can be used', async () => {
    const task = content('good');
    const shares: number[] = [];
    let turns = 0;
    const busy = setInterval(() => { turns++; }, 5);
    await learn(task, (share) => { shares.push(share); }, worker);
    clearInterval(busy);
    expect(turns).toBeGreaterThan(20);
    expect(shares.length).toBeGreaterThan(10);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(openCompiled(task.folder).model.labels).toContain('lan');
  });

  it('says what is wrong with the content, and leaves what was there as it was', async () => {
    const task = content('bad');
    await learn(task, () => undefined, worker);
    const before = openCompiled(task.folder).model.version;
    writeFileSync(join(task.root, 'intents/sv/lån.txt'), 'Ett lån\n');
    const fault = await learn(task, () => undefined, worker).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ContentFault);
    expect((fault as ContentFault).message).toContain('intents/sv/lån.txt: «lån» är inget behov');
    expect(openCompiled(task.folder).model.version).toBe(before);
  });
});
