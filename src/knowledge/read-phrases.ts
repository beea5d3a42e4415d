import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const PhraseFile = z.record(z.string(), z.string().min(1));

/** Reads what the guide says from `folder`/phrases.sv.yaml and phrases.en.yaml. Throws with the file's name when one is not a list of phrases. */
export function readPhrases(folder: string): Record<'sv' | 'en', Record<string, string>> {
  const read = (language: 'sv' | 'en') => {
    const file = `phrases.${language}.yaml`;
    const parsed = PhraseFile.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
    if (parsed.success) return parsed.data;
    const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`intents/${file}: ${where} är ingen text. Skriv varje fras som namn: text, med citattecken runt text som innehåller kolon.`);
  };
  return { sv: read('sv'), en: read('en') };
}
