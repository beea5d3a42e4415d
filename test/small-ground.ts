import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compile, ready } from '../src/compiled.ts';
import type { Compiled } from '../src/compiled.ts';

/** So many sentences of each file are kept; what is none of our business takes more to know. */
const kept = { need: 8, special: 30, outside: 60 } as const;

/**
 * The real knowledge with the first few sentences of each need and two golden conversations, which is learnt in seconds: a folder that
 * is gone after the test, and what it is compiled to.
 */
export function smallGround({ golden = goldens, gone = onTestFinished }: { golden?: Record<string, string>; gone?: (fn: () => void) => void } = {}): { root: string; compiled: Compiled } {
  const root = mkdtempSync(join(tmpdir(), 'small-ground-'));
  gone(() => { rmSync(root, { recursive: true, force: true }); });
  cpSync('knowledge', join(root, 'knowledge'), { recursive: true, filter: (file) => !/[\\/]samtal([\\/]|$)/.test(file) });
  for (const language of ['sv', 'en']) {
    mkdirSync(join(root, 'intents', language), { recursive: true });
    cpSync(`intents/phrases.${language}.yaml`, join(root, 'intents', `phrases.${language}.yaml`));
    for (const name of readdirSync(`intents/${language}`).filter((file) => file.endsWith('.txt') && file !== '_tjanster.txt')) {
      const most = name === '_utanfor.txt' ? kept.outside : name.startsWith('_') ? kept.special : kept.need;
      writeFileSync(join(root, 'intents', language, name), `${sentencesIn(`intents/${language}/${name}`).slice(0, most).join('\n')}\n`);
    }
  }
  mkdirSync(join(root, 'knowledge/dalarna/samtal'), { recursive: true });
  for (const [name, text] of Object.entries(golden)) writeFileSync(join(root, 'knowledge/dalarna/samtal', name), text);
  const compiled = ready(compile(root));
  return { root, compiled };
}

/** The lines of a file of sentences, with the names of services that questions stand under. */
export function sentencesIn(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')) : [];
}

const goldens = {
  'lan.md': '# Någon vill låna\n\nDörr: almi-dalarna\nSpråk: svenska\n\nFöretaget: Vi vill låna pengar till en ny maskin.\n  - förstår: lan\n',
  'export.md': '# Någon vill exportera\n\nDörr: almi-dalarna\nSpråk: svenska\n\nFöretaget: Vi vill exportera till Tyskland.\n  - förstår: export\n',
};
