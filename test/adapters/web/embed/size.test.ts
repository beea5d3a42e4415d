import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openAssets } from '../../../../adapters/web/pages/assets.ts';

const folder = fileURLToPath(new URL('../../../../dist/assets', import.meta.url));
const isBuilt = existsSync(join(folder, 'chat.js'));
if (!isBuilt) console.log('the weight of the chat and of the loader is not checked: dist/assets is not built (npm run build)');

const weigh = (files: readonly string[]) => files.map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length] as const);
const sum = (sizes: readonly (readonly [string, number])[]) => sizes.reduce((total, [, size]) => total + size, 0);

describe('the weight of the chat', () => {
  it.runIf(isBuilt)('is well under 20 kB packed before anything is said, and at most 23.2 kB when all of it has come', () => {
    const first = weigh(['chat.js', ...openAssets(folder).importsOf('chat.js'), 'first.css', 'chat.css']);
    const later = weigh(['later.js']);
    console.log(`first ${sum(first)}: ${first.map(([file, size]) => `${file} ${size}`).join(', ')}; all ${sum([...first, ...later])}: with ${later.map(([file, size]) => `${file} ${size}`).join(', ')}`);
    expect(sum(first)).toBeLessThanOrEqual(19_500);
    expect(sum([...first, ...later])).toBeLessThanOrEqual(23_200);
  });

  it.runIf(isBuilt)('never loads its first part a second time, by another address', () => {
    expect(openAssets(folder).importsOf('later.js')).not.toContain('chat.js');
  });
});

describe('what the chat has in a frame', () => {
  it.runIf(isBuilt)('is at most 1 kB packed beside the chat itself, and needs nothing else', () => {
    expect(openAssets(folder).importsOf('frame.js')).toEqual([]);
    expect(['frame.js', 'frame.css'].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0)).toBeLessThanOrEqual(1_000);
  });
});

describe('the loader', () => {
  it.runIf(isBuilt)('is one plain script of at most 3 kB packed, which leaves no name behind and fetches nothing by itself', () => {
    const script = readFileSync(join(folder, 'ratt-dorr.js'), 'utf8');
    const size = gzipSync(script, { level: 9 }).length;
    console.log(`ratt-dorr.js ${size}`);
    expect(size).toBeLessThanOrEqual(3_000);
    expect(script).toMatch(/^\(function\(\)\{[^]*\}\)\(\);?\s*$/);
    expect(script).not.toMatch(/\bimport\b|\bexport\b|fetch\(|XMLHttpRequest|localStorage|sessionStorage|\.cookie|innerHTML|https?:/);
  });
});
