import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openAssets } from '../../../../adapters/web/pages/assets.ts';

const folder = fileURLToPath(new URL('../../../../dist/assets', import.meta.url));
const isBuilt = existsSync(join(folder, 'chat.js'));
if (!isBuilt) console.log('the weight of the chat and of the loader is not checked: dist/assets is not built (npm run build)');

describe('the weight of the chat', () => {
  it.runIf(isBuilt)('is at most 20 kB packed, script, what it imports and style together', () => {
    const files = ['chat.js', ...openAssets(folder).importsOf('chat.js'), 'chat.css'];
    const sizes = files.map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length] as const);
    console.log(sizes.map(([file, size]) => `${file} ${size}`).join(', '));
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(20_000);
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
