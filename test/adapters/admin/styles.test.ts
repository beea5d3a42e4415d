import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = 'adapters/admin/browser';

/** All parts of the pages share one sheet when it is built: what one part says of its own class must not reach another's. */
it('no two parts of the pages give their own look to the same class', () => {
  const owners = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.css') && name !== 'admin.css')) {
    const names = new Set([...readFileSync(join(folder, file), 'utf8').matchAll(/(?:^|[},])\s*\.([\w-]+)\s*(?=[{,])/gm)].map(([, name = '']) => name));
    for (const name of names) owners.set(name, [...(owners.get(name) ?? []), file]);
  }
  expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
  expect(owners.size).toBeGreaterThan(40);
});
