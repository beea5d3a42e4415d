import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './faults.ts';
import type { Logo } from './schema.ts';

/** A logotype lies in its region's folder, named as its actor. */
export const isLogo = (file: string): boolean => /^[^/]+\/logotyper\/[^/]+$/.test(file);

const mostBytes = 32_768;
const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a drawing could do more than be a drawing, or fetch from elsewhere. */
const active = /<!doctype|<!entity|<\?xml-stylesheet|<(?:script|foreignobject|iframe|embed|object|audio|video|animate|set|handler)\b|[\s"'/]on[a-z]+\s*=|javascript:|@import|(?:href|src)\s*=\s*["']?\s*(?!["'#]|data:image\/png;)|url\(\s*["']?\s*(?!#|["'])/i;

type Read = { logos: Record<string, Logo>; faults: Fault[] };

/** Reads the logotypes. Each must be a small picture that runs nothing and fetches nothing, and belong to an actor of its folder. */
export function readLogos(folder: string, files: readonly string[], hasActor: (file: string) => boolean): Read {
  const read: Read = { logos: {}, faults: [] };
  for (const file of files) {
    const [, region = '', id = '', type] = /^([^/]+)\/logotyper\/([a-z0-9][a-z0-9-]*)\.(svg|png)$/.exec(file) ?? [];
    const content = readFileSync(join(folder, file));
    const wrong = type !== 'svg' && type !== 'png' ? { problem: 'filen läses inte som logotyp', instead: 'döp den till aktörens id och .svg eller .png, till exempel almi-dalarna.svg' }
      : !hasActor(`${region}/aktorer/${id}.yaml`) ? { problem: `det finns ingen aktör «${id}» i mappen ${region}`, instead: 'döp filen till en aktörs id, och lägg den i samma region som aktören' }
        : read.logos[id] ? { problem: `aktören «${id}» har redan en logotyp`, instead: 'ta bort den ena av .svg och .png' } : wrongWith(type, content);
    if (wrong) read.faults.push({ file, place: '1:1', ...wrong });
    else if (type === 'svg' || type === 'png') read.logos[id] = { type, data: content.toString('base64') };
  }
  return read;
}

function wrongWith(type: Logo['type'], content: Buffer): Pick<Fault, 'problem' | 'instead'> | undefined {
  if (content.length > mostBytes) return { problem: `logotypen är på ${Math.ceil(content.length / 1024)} kB`, instead: 'gör den mindre, högst 32 kB' };
  if (type === 'png') return content.subarray(0, 8).equals(pngStart) ? undefined : { problem: 'filen heter .png men är inte en sådan bild', instead: 'spara om bilden som png' };
  const text = content.toString('utf8');
  if (!/^\uFEFF?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*)*<svg[\s>]/.test(text)) return { problem: 'filen heter .svg men är inte en sådan bild', instead: 'spara om bilden som svg' };
  return active.test(text) ? { problem: 'svg-bilden innehåller skript, rörelse eller något som hämtas från annat håll', instead: 'spara den som en enkel svg utan länkar och skript, eller som png' } : undefined;
}
