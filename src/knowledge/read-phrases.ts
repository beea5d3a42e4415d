import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { KnowledgeFault, type Fault } from './faults.ts';
import { readSheet } from './load.ts';

const PhraseFile = z.record(z.string(), z.string().min(1));

/** Reads what the guide says from `folder`/phrases.sv.yaml and phrases.en.yaml. Throws one KnowledgeFault with everything that is wrong in the two. */
export function readPhrases(folder: string): Record<'sv' | 'en', Record<string, string>> {
  const faults: Fault[] = [];
  const read = (language: 'sv' | 'en') => {
    const file = `intents/phrases.${language}.yaml`;
    const path = join(folder, `phrases.${language}.yaml`);
    if (existsSync(path)) return readSheet(file, readFileSync(path, 'utf8'), PhraseFile, faults)?.value ?? {};
    faults.push({ file, place: '1:1', problem: 'filen saknas', instead: 'lägg tillbaka den; den har allt som vägledaren säger' });
    return {};
  };
  const phrases = { sv: read('sv'), en: read('en') };
  if (faults.length > 0) throw new KnowledgeFault(faults);
  return phrases;
}
