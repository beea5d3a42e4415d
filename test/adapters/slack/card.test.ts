import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionIds, card, restMessages } from '../../../adapters/slack/card.ts';
import { sayTime } from '../../../adapters/slack/say-time.ts';
import { words } from '../../../adapters/slack/words.ts';
import type { HandoverView } from '../../../adapters/adapter.ts';
import type { Handover } from '../../../src/handover/handover.ts';
import { contact, handoverAfter, requested, textsIn, viewOf } from './fixtures.ts';

const sv = words('sv');
const anna = { id: 'U1', name: 'Anna Ek' };
const accepted = { type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: '2026-11-25T11:00:00.000Z' } as const;
const show = (view: HandoverView) => card(view, (actor) => (actor === 'ekn' ? 'EKN' : actor), sv);
const read = (view: HandoverView) => textsIn(show(view).blocks).join('\n');
const buttonsOf = (view: HandoverView) =>
  show(view).blocks.flatMap((block) => (block.type === 'actions' ? block.elements.map((element) => ('text' in element && typeof element.text === 'object' ? (element.text as { text: string }).text : '')) : []));

describe('an open card', () => {
  test('tells who it is for, the brief in five lines, the words and by when the company was promised to hear', () => {
    const view = viewOf({ contact });
    const text = read(view);
    expect(show(view).blocks[0]).toMatchObject({ type: 'header', text: { text: 'Nytt ärende till Almi (Dalarna)' } });
    const brief = show(view).blocks.find((block) => block.type === 'section' && block.text?.type === 'mrkdwn');
    expect(textsIn(brief).find((one) => one.includes('*'))?.split('\n')).toEqual([
      '*Vem:* Karin Lind, Linds Verkstad AB', '*Behov:* Lån till en ny maskin', '*Skede:* Etablerat företag', '*Plats:* Våmhus, Mora', '*Varför ni:* ni lånar ut till företag i Dalarna',
    ]);
    expect(text).toContain('”Vi behöver låna till en ny svarv”');
    expect(text).toContain('Ring gärna efter tre');
    expect(text).toContain('onsdag 25 november kl. 12');
  });

  test('has the three buttons, the first of them green, each with the id of the handover', () => {
    expect(buttonsOf(viewOf())).toEqual(['Ta ärendet', 'Skicka vidare', 'Inte vi']);
    const actions = show(viewOf()).blocks.find((block) => block.type === 'actions');
    expect(actions).toMatchObject({ elements: [{ style: 'primary', value: 'h1', action_id: actionIds.accept }, { value: 'h1' }, { value: 'h1' }] });
  });

  test('gives no way to reach the company before somebody has taken it', () => {
    const text = read(viewOf({ contact }));
    for (const detail of [contact.email, contact.phone, contact.organisationNumber]) expect(text).not.toContain(detail);
  });

  test('carries the id of the handover and nothing else in its metadata', () => {
    expect(show(viewOf({ contact })).metadata).toEqual({ event_type: 'ratt_dorr_handover', event_payload: { handover: 'h1' } });
  });

  test('says when it is only practice', () => {
    const text = read(viewOf({ practice: true }));
    expect(text).toContain('ÖVNING: Nytt ärende');
    expect(text).toContain('ingen riktig förfrågan');
  });

  test('tells where the case has been before, in one line', () => {
    const earlier: Handover = handoverAfter({ ...requested, handover: 'h0', recipient: 'Coompanion' }, { type: 'handover.referred', handover: 'h0', promoter: anna, to: 'almi-dalarna', reason: 'de vill låna' });
    expect(read(viewOf({ chain: [earlier] }))).toContain('Kom från Coompanion: de vill låna.');
  });

  test('tells whom the company has been in touch with before and how it ended, and nothing else of it', () => {
    const before: HandoverView['before'] = [{ recipient: 'Almi (Dalarna)', at: '2026-03-10T09:00:00.000Z', how: 'helped' }, { recipient: 'Mora kommun', at: '2025-09-10T09:00:00.000Z', how: 'passed_on' }];
    expect(read(viewOf({ before }))).toContain('Har varit i kontakt med Almi (Dalarna) i mars: fick hjälp. Har varit i kontakt med Mora kommun i september 2025: skickades vidare.');
    expect(read(viewOf({ before, handover: handoverAfter(requested, { type: 'handover.withdrawn', handover: 'h1' }) }))).not.toContain('varit i kontakt');
  });

  test('does not tell of where it was sent by mistake, or where it went later', () => {
    const mistaken = handoverAfter({ ...requested, handover: 'h0', recipient: 'Coompanion' }, { type: 'handover.withdrawn', handover: 'h0', why: 'mistake' });
    const next: Handover = { ...handoverAfter({ ...requested, handover: 'h2', recipient: 'Leader', previous: 'h1' }), at: '2026-11-24T09:00:00.000Z' };
    const declined = handoverAfter(requested, { type: 'handover.declined', handover: 'h1', promoter: anna, reason: 'no_capacity' });
    const text = read(viewOf({ handover: declined, chain: [mistaken, next] }));
    expect(text).not.toContain('Coompanion');
    expect(text).not.toContain('Leader');
  });

  test('says when it is the company’s word that is waited for before it is named', () => {
    expect(read(viewOf({ handover: handoverAfter({ ...requested, named: false }) }))).toContain('*Vem:* visas när företaget har sagt ja till det');
  });

  test('says when the company writes in another language', () => {
    expect(read(viewOf({ language: 'en' }))).toContain('Företaget skriver på engelska.');
  });
});

describe('a card that the company asked us to be careful with', () => {
  const sensitive = handoverAfter({ ...requested, sensitive: true });
  const secrets = ['Karin', 'Linds', 'svarv', 'Banken', 'Våmhus', 'efter tre'];

  test('shows neither name, village nor words until somebody has taken it', () => {
    const view = viewOf({ handover: sensitive, contact });
    for (const secret of secrets) expect(`${read(view)}${show(view).text}${show(view).plain}`).not.toContain(secret);
    expect(read(view)).toContain('Lån till en ny maskin');
    expect(show(view).rest).toEqual([]);
  });

  test('shows them to the one who took it', () => {
    const text = read(viewOf({ handover: handoverAfter({ ...requested, sensitive: true }, accepted), contact }));
    for (const secret of secrets) expect(text).toContain(secret);
  });
});

describe('a taken card', () => {
  const taken = handoverAfter(requested, accepted);

  test('tells who has it, until when, and how to reach the company', () => {
    const text = read(viewOf({ handover: taken, contact }));
    expect(text).toContain('Anna Ek har tagit ärendet');
    expect(text).toContain('onsdag 25 november kl. 12');
    for (const detail of Object.values(contact)) expect(text).toContain(detail);
  });

  test('can be passed on or let go, but not taken again', () => {
    expect(buttonsOf(viewOf({ handover: taken, contact }))).toEqual(['Kontakt tagen', 'Ringde, inget svar', 'Fråga företaget', 'Avsluta', 'Ta in', 'Lämna till kollega', 'Släpp', 'Skicka vidare', 'Inte vi']);
    for (const block of show(viewOf({ handover: taken, contact })).blocks) if (block.type === 'actions') expect(block.elements.length).toBeLessThanOrEqual(5);
  });

  test('says who leads where several have it, and who helps', () => {
    const helping: Handover = { ...handoverAfter({ ...requested, handover: 'h2', recipient: 'EKN', assists: 'h1' }), at: '2026-11-24T09:00:00.000Z' };
    expect(read(viewOf({ handover: taken, contact, chain: [helping] }))).toContain('Med som hjälp: EKN, där ingen har svarat än.');
    expect(read(viewOf({ handover: helping, chain: [taken] }))).toContain('Anna Ek på Almi (Dalarna) leder ärendet, och ni är med som hjälp.');
    const done = handoverAfter(requested, accepted, { type: 'handover.completed', handover: 'h1', promoter: anna, outcome: 'got_help' });
    expect(read(viewOf({ handover: helping, chain: [done] }))).toContain('Almi (Dalarna) är inte med längre, så nu är det ni som har ärendet.');
  });

  test('can be undone as long as it is said, also when it has ended', () => {
    const buttons = (handover: Handover, undoable: boolean) => card(viewOf({ handover, contact }), String, sv, undoable).blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])).map((one) => (one as { text: { text: string } }).text.text);
    const declined = handoverAfter(requested, { type: 'handover.declined', handover: 'h1', promoter: anna, reason: 'no_capacity' });
    expect(buttons(declined, true)).toEqual(['Ångra']);
    expect(buttons(declined, false)).toEqual([]);
    expect(buttons(taken, true)).toContain('Ångra');
    expect(buttons(taken, false)).not.toContain('Ångra');
  });

  test('asks for no call where there is no number, and for nothing that has been done', () => {
    expect(buttonsOf(viewOf({ handover: taken, contact: { name: 'Karin Lind', email: 'karin@lind.example' } }))).not.toContain('Ringde, inget svar');
    const contacted = handoverAfter(requested, accepted, { type: 'handover.contacted', handover: 'h1', promoter: anna });
    expect(buttonsOf(viewOf({ handover: contacted, contact }))).toEqual(['Fråga företaget', 'Avsluta', 'Ta in', 'Lämna till kollega', 'Släpp', 'Skicka vidare', 'Inte vi']);
    expect(read(viewOf({ handover: contacted, contact }))).toContain('har haft kontakt med företaget');
  });

  test('counts the calls, asks to be sure before the last, and says what is waited for', () => {
    const called = { type: 'handover.called', handover: 'h1', promoter: anna } as const;
    const asked = { type: 'handover.asked', handover: 'h1', promoter: anna, text: 'Hur många är ni?' } as const;
    expect(read(viewOf({ handover: handoverAfter(requested, accepted, called, asked), contact }))).toContain('Har ringt en gång utan svar. Väntar på svar från företaget.');
    const twice = handoverAfter(requested, accepted, called, called);
    expect(read(viewOf({ handover: twice, contact }))).toContain('Har ringt 2 gånger utan svar.');
    expect(read(viewOf({ handover: twice, contact }))).toContain('Det är tredje gången.');
    expect(read(viewOf({ handover: handoverAfter(requested, accepted, called), contact }))).not.toContain('tredje gången');
  });

  test('let go is open again for anybody, and says who had it', () => {
    const view = viewOf({ handover: handoverAfter(requested, accepted, { type: 'handover.released', handover: 'h1', promoter: anna, by: '2026-11-26T11:00:00.000Z' }) });
    expect(buttonsOf(view)).toEqual(['Ta ärendet', 'Skicka vidare', 'Inte vi']);
    expect(read(view)).toContain('Anna Ek har släppt ärendet, och ingen annan har tagit det än. Företaget har fått veta att någon hör av sig senast torsdag 26 november kl. 12.');
  });

  test('given to a colleague is the colleague’s', () => {
    const given = handoverAfter(requested, accepted, { type: 'handover.given', handover: 'h1', promoter: anna, to: { id: 'U2', name: 'Bo Dal' }, callBy: accepted.callBy });
    expect(read(viewOf({ handover: given, contact }))).toContain('Bo Dal har tagit ärendet');
  });

  test('says so when the company has not agreed to be known', () => {
    const text = read(viewOf({ handover: handoverAfter({ ...requested, named: false }, accepted) }));
    expect(text).toContain('när företaget har sagt ja');
    expect(text).not.toContain('Karin');
  });

  test('asks for a call when there is only a telephone number', () => {
    expect(read(viewOf({ handover: taken, contact: { name: 'Karin Lind', phone: '070-123 45 67' } }))).toContain('bara lämnat ett telefonnummer');
  });
});

describe('a card that is over', () => {
  const ends = {
    declined: [handoverAfter(requested, { type: 'handover.declined', handover: 'h1', promoter: anna, reason: 'no_capacity', note: 'efter jul går bra' }), 'Anna Ek svarade Inte vi: Vi hinner inte just nu. efter jul går bra.'],
    referred: [handoverAfter(requested, { type: 'handover.referred', handover: 'h1', promoter: anna, to: 'ekn', reason: 'de kan Norge bäst' }), 'Anna Ek har skickat ärendet vidare till EKN: de kan Norge bäst.'],
    expired: [handoverAfter(requested, { type: 'handover.expired', handover: 'h1' }), 'Ingen hann ta ärendet i tid.'],
    withdrawn: [handoverAfter(requested, { type: 'handover.withdrawn', handover: 'h1' }), 'Företaget har tagit tillbaka sin förfrågan.'],
    completed: [handoverAfter(requested, accepted, { type: 'handover.completed', handover: 'h1', promoter: anna, outcome: 'got_help' }), 'Anna Ek har avslutat ärendet: företaget fick hjälp.'],
    failed: [handoverAfter(requested, accepted, { type: 'handover.failed', handover: 'h1', reason: 'could_not_reach', note: 'ringde tre dagar' }), 'utan att företaget fick hjälp: det gick inte att få tag i företaget. ringde tre dagar.'],
  } satisfies Record<string, [Handover, string]>;

  test.each(Object.entries(ends))('(%s) says what happened, has no buttons and no longer shows who or what was said', (_status, [handover, sentence]) => {
    const view = viewOf({ handover, contact });
    expect(read(view)).toContain(sentence);
    expect(buttonsOf(view)).toEqual([]);
    for (const gone of ['Karin', 'svarv', '070-123', 'efter tre']) expect(read(view)).not.toContain(gone);
  });

  test('shows nothing more of a request that was taken back', () => {
    expect(read(viewOf({ handover: ends.withdrawn[0] }))).not.toContain('Lån till en ny maskin');
  });
});

describe('whatever the company has written', () => {
  const tokens = fc.constantFrom('<!channel>', '<!here|x>', '<@U1>', '<#C1|allmänt>', '<https://x.example|klicka>', '<!subteam^S1>', '&lt;!channel&gt;', '\u202e', '\u200b', '```', '*', '\u0000', '\ud800', '🦌', '\n', '"\\', 'åäö', '<!date^1^{date}|x>', '@channel', '&');
  const words500 = fc.array(fc.oneof(tokens, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 60 }).map((parts) => parts.join(''));
  const views = fc
    .record({ quotes: fc.array(words500, { maxLength: 30 }), need: words500, who: words500, place: words500, why: words500, note: words500, name: words500, company: words500, reason: words500, recipient: words500, practice: fc.boolean(), sensitive: fc.boolean(), taken: fc.constantFrom('open', 'taken', 'referred') })
    .map((some) => {
      const event = { ...requested, recipient: some.recipient, quotes: some.quotes, sensitive: some.sensitive, brief: (['need', 'who', 'place', 'why', 'note'] as const).map((key) => ({ key, label: key, text: some[key] })) };
      const earlier = handoverAfter({ ...event, handover: 'h0' }, { type: 'handover.declined', handover: 'h0', promoter: { id: 'U1', name: some.name }, reason: 'other', note: some.reason });
      const then = { open: [], taken: [{ ...accepted, promoter: { id: 'U1', name: some.name } }], referred: [{ type: 'handover.referred' as const, handover: 'h1', promoter: anna, to: 'x', reason: some.reason }] }[some.taken as 'open'];
      return viewOf({ practice: some.practice, handover: handoverAfter(event, ...then), chain: [earlier], contact: { name: some.name, company: some.company, email: some.reason, callTime: some.need } });
    });

  test('nothing in the message is active, invisible or turned around, and Slack has room for it', () => {
    fc.assert(
      fc.property(views, (view) => {
        const made = show(view);
        const texts = [...textsIn(made.blocks), made.text, ...textsIn(made.plain), ...restMessages(made.rest, sv)];
        for (const text of texts) {
          expect(text).not.toMatch(/[<>]/);
          expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/);
          expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0009\u000b-\u001f]/);
        }
        expect(JSON.stringify({ ...made, plain: '', rest: [], blocks: made.blocks.map((block) => ({ block_id: 'aBc12', ...block })) }).length).toBeLessThan(8000);
        expect(made.blocks.length).toBeLessThanOrEqual(50);
        for (const block of made.blocks) {
          for (const text of textsIn(block)) expect(text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3000);
          for (const text of textsIn(block)) expect(text).not.toBe('');
        }
        for (const message of restMessages(made.rest, sv)) expect(message.length).toBeLessThanOrEqual(3000);
      }),
      { numRuns: 300 },
    );
  });

  test('all of a long story is in the thread when the card has not room for it', () => {
    const quotes = Array.from({ length: 12 }, (_, i) => `${i} ${'Det började med att vi köpte en gård. '.repeat(50)}`.trim());
    const made = show(viewOf({ handover: handoverAfter({ ...requested, quotes }) }));
    expect(textsIn(made.blocks).join('\n')).toContain('Alltihop finns i tråden.');
    const thread = restMessages(made.rest, sv).join(' ').replace(/…/g, ' ').replace(/\s+/g, ' ');
    for (const quote of quotes) expect(thread).toContain(quote.replace(/\s+/g, ' '));
  });

  test('ordinary signs are still read as they were written', () => {
    const made = show(viewOf({ handover: handoverAfter({ ...requested, quotes: ['Lind & Söner <3 trä'] }) }));
    expect(textsIn(made.blocks)).toContain('”Lind &amp; Söner &lt;3 trä”');
  });
});

test('a time is said as one says it here', () => {
  expect(sayTime('2026-11-25T11:00:00.000Z', 'sv')).toBe('onsdag 25 november kl. 12');
  expect(sayTime('2026-06-01T07:30:00.000Z', 'sv')).toBe('måndag 1 juni kl. 9.30');
  expect(sayTime('2026-11-25T11:00:00.000Z', 'en')).toBe('Wednesday 25 November at 12:00');
});

test('there are English words for every Swedish one', () => {
  const view = viewOf({ handover: handoverAfter(requested, accepted), contact });
  const text = textsIn(card(view, (actor) => actor, words('en')).blocks).join('\n');
  expect(text).toContain('Anna Ek has taken the case');
  expect(text).toContain('Pass on');
});

describe('what is sent to an actor that takes less than all', () => {
  const page = 'https://dorr.example.se/arende/x.y';
  const link = (change: Partial<HandoverView> = {}) => viewOf({ sends: 'link', page, handover: { ...handoverAfter(requested), quotes: [], brief: requested.brief.filter(({ key }) => key === 'need') }, ...change });

  test('as a link is a card with what it is about, the buttons, and where the question is read', () => {
    const text = read(link());
    expect(text).toContain('Lån till en ny maskin');
    for (const part of ['*Skede:*', '*Plats:*', '*Vem:*']) expect(text).not.toContain(part);
    expect(buttonsOf(link())).toEqual(['Ta ärendet', 'Skicka vidare', 'Inte vi', 'Läs frågan']);
    expect(JSON.stringify(show(link()).blocks)).toContain(page);
  });

  test('keeps how to reach the company for the page, and can be called from all the same', () => {
    const taken = link({ handover: { ...handoverAfter(requested, accepted), quotes: [], brief: [] } });
    expect(read(taken)).toContain('Namn och kontaktuppgifter finns bakom Läs frågan.');
    expect(buttonsOf(taken)).toContain('Ringde, inget svar');
  });

  test('in summary says where the company’s own words are', () => {
    expect(read(viewOf({ sends: 'summary', page, handover: { ...handoverAfter(requested), quotes: [] } }))).toContain('Företagets egna ord skickas inte hit.');
  });
});

describe('a company that no e-mail reaches', () => {
  test('is to be called, says its card', () => {
    expect(read(viewOf({ handover: handoverAfter(requested, { type: 'handover.unmailed', handover: 'h1' }, accepted), contact }))).toContain('Mejlet till företaget kom inte fram. Ring,');
  });
});
