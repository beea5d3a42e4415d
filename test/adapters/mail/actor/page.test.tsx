import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Case } from '../../../../adapters/mail/actor/page.tsx';
import { words } from '../../../../adapters/mail/actor/words.ts';
import { voiceOf } from '../../../../adapters/slack/voice.ts';
import type { Event, Recorded } from '../../../../src/events.ts';
import { handoverAfter, requested, viewOf } from '../../slack/fixtures.ts';

const kim = { id: 'mail:x', name: 'Kim' };
const accepted: Event = { type: 'handover.accepted', handover: 'h1', promoter: kim, callBy: '2026-11-25T11:00:00.000Z' };
const released: Event = { type: 'handover.released', handover: 'h1', promoter: kim, by: '2026-11-25T11:00:00.000Z' };
const talk: Event[] = [{ type: 'handover.asked', handover: 'h1', promoter: kim, text: 'Har ni en offert?' }, { type: 'handover.answered', handover: 'h1', message: 'm', text: 'Ja, på 1,2 miljoner' }];
const records = talk.map((event, i): Recorded => ({ version: i + 2, at: '2026-11-24T09:00:00.000Z', cause: 'c', event }));
const voice = voiceOf('sv', (actor) => actor);
const page = (sensitive: boolean, ...events: Event[]) => renderToString(
  <Case language="sv" voice={voice} records={records} name="Kim" scene={{ view: viewOf({ handover: handoverAfter({ ...requested, sensitive }, ...events) }), words: voice.words, own: words('sv'), me: kim.id, now: new Date('2026-11-24T10:00:00.000Z') }} />,
);

describe('what the company has answered', () => {
  it('is read on the page of the case as long as the case is open', () => {
    expect(page(false, accepted)).toContain('1,2 miljoner');
    expect(page(false, accepted, released)).toContain('1,2 miljoner');
    expect(page(false, accepted, { type: 'handover.withdrawn', handover: 'h1' })).not.toContain('miljoner');
  });

  it('waits with its other words until somebody takes the case, where it has asked for care', () => {
    expect(page(true, accepted)).toContain('1,2 miljoner');
    expect(page(true, accepted, released)).not.toContain('miljoner');
  });
});
