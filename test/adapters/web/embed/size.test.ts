import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openAssets } from '../../../../adapters/web/pages/assets.ts';

const folder = fileURLToPath(new URL('../../../../dist/assets', import.meta.url));
const isBuilt = existsSync(join(folder, 'chat.js'));
if (!isBuilt) console.log('the weight of the chat is not checked: dist/assets is not built (npm run build)');

describe('the weight of the chat', () => {
  it.runIf(isBuilt)('is at most 20 kB packed, script, what it imports and style together', () => {
    const files = ['chat.js', ...openAssets(folder).importsOf('chat.js'), 'chat.css'];
    const sizes = files.map((file) => [file, gzipSync(readFileSync(join(folder, file)), { level: 9 }).length] as const);
    console.log(sizes.map(([file, size]) => `${file} ${size}`).join(', '));
    expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(20_000);
  });
});
