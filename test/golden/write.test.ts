import { describe, expect, it } from 'vitest';
import { openCompiled } from '../../src/compiled.ts';
import { goldenTexts } from '../../src/golden/files.ts';
import { parseGolden } from '../../src/golden/parse.ts';
import type { Golden } from '../../src/golden/parse.ts';
import { playGolden } from '../../src/golden/play.ts';
import { writeGolden } from '../../src/golden/write.ts';
import type { Event } from '../../src/events.ts';
import { understandingOf } from '../../src/parts.ts';
import { openSession } from '../../src/session.ts';
import { makeWorld } from '../../src/world.ts';

const compiled = openCompiled('dist/compiled');
const world = makeWorld(compiled.knowledge, compiled.phrases, { live: 'all', broken: () => false });
const understand = understandingOf(compiled);

/** What the company says in a golden conversation, said anew: the events of a real one. */
function live({ door, language, steps }: Golden): Event[] {
  let minutes = 0;
  const session = openSession(world, understand, 'live', () => new Date(Date.UTC(2026, 10, 24, 9, minutes++)).toISOString());
  const events = session.take({ type: 'conversation.open', door, language, practice: false });
  for (const step of steps) if (step.who === 'company' && 'text' in step) events.push(...session.take({ type: 'message.say', text: step.text }));
  return events;
}

describe('a real conversation written as a golden one', () => {
  it('passes when it is read back and played', () => {
    const failures = Object.entries(goldenTexts('.')).flatMap(([name, text]) => playGolden(world, understand, parseGolden(name, writeGolden(name, live(parseGolden(name, text))))));
    expect(failures).toEqual([]);
  });

  it('has no names that somebody gave, and no text that would be read as a button', () => {
    const text = writeGolden('Ett  samtal\n# till', live({ ...parseGolden('x', 'Dörr: almi-dalarna\nFöretaget: a'), steps: [
      { who: 'company', line: 1, checks: [], text: 'Hej, jag heter Anna Ek och vi heter Verkstaden AB. Ring 070-123 45 67 eller anna@verkstad.se. Mitt företag heter Ekbackens Bygg AB.\nVi vill låna.' },
      { who: 'company', line: 2, checks: [], text: '[Ja]' },
    ] }));
    expect(text).toContain('# Ett samtal # till\n');
    expect(text).not.toMatch(/Anna|Ek\b|Verkstaden|Ekbacken|Bygg|070|anna@/);
    expect(text).toContain('Företaget: [Ja].');
    expect(parseGolden('x', text).steps.filter(({ who }) => who === 'company')).toHaveLength(2);
  });
});
