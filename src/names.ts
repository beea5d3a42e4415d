import type { Names } from '../adapters/admin/conversations/parts.ts';
import type { World } from './conversation/world.ts';

/** What things are called at present: the content may be renewed while the program runs. */
export function namesOf(world: () => World): Names {
  return {
    actor: (id) => world().actors.get(id)?.name ?? world().doors.get(id)?.name ?? id,
    service: (id, language) => world().services.get(id)?.title[language] ?? id,
    region: (id, language) => world().regions.get(id)?.name[language] ?? id,
    need: (id, language) => world().needs.get(id)?.label[language] ?? id,
    value: (slot, value, language) => world().label(slot, value, language),
    doors: () => [...world().doors].map(([id, { region }]) => ({ id, region })),
    regions: () => [...world().regions.keys()],
    needs: () => [...world().needs.keys()],
  };
}
