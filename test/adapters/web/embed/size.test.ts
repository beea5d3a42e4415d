import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openAssets } from '../../../../adapters/web/pages/assets.ts';

const folder = fileURLToPath(new URL('../../../../dist/assets', import.meta.url));
const isBuilt = existsSync(join(folder, 'chat.js'));
if (!isBuilt) console.log('the weight of the chat is not checked: dist/assets is not built (npm run build)');

const weigh = (files: readonly string[]) => files.map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length] as const);
const sum = (sizes: readonly (readonly [string, number])[]) => sizes.reduce((total, [, size]) => total + size, 0);

describe('the weight of the chat', () => {
  it.runIf(isBuilt)('is well under 20 kB packed before anything is said, and at most 23 kB when all of it has come', () => {
    const first = weigh(['chat.js', ...openAssets(folder).importsOf('chat.js'), 'chat.css']);
    const later = weigh(['later.js']);
    console.log(`first ${sum(first)}: ${first.map(([file, size]) => `${file} ${size}`).join(', ')}; all ${sum([...first, ...later])}: with ${later.map(([file, size]) => `${file} ${size}`).join(', ')}`);
    expect(sum(first)).toBeLessThanOrEqual(19_500);
    expect(sum([...first, ...later])).toBeLessThanOrEqual(23_000);
  });

  it.runIf(isBuilt)('never loads its first part a second time, by another address', () => {
    expect(openAssets(folder).importsOf('later.js')).not.toContain('chat.js');
  });
});
