import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeSlack } from './fake-slack.ts';
import { contact, delivery, drive, textsIn } from './fixtures.ts';
import { product, productIn } from './product.ts';
import type { Ours } from './product.ts';

const accepted = { type: 'handover.accepted', handover: 'h1', promoter: { id: 'U1', name: 'Anna Ek' }, callBy: '2026-11-25T11:00:00.000Z' } as const;
const name = 'dorr-almi-dalarna';
let slack: FakeSlack;
let ours: Ours;

let close: () => Promise<void>;
beforeEach(async () => {
  ({ slack, ours, close } = await productIn(name));
});
afterEach(() => close());

const textOf = (message: object | undefined) => textsIn(message).join('\n');

describe('a line in the thread', () => {
  const happened = (...[event]: Parameters<typeof ours.happen>) => ours.happen(event, 'x').version;

  test.each([
    [accepted, 'Anna Ek har tagit ärendet.'],
    [{ type: 'handover.referred', handover: 'h1', promoter: accepted.promoter, to: 'ekn', reason: 'de kan <Norge> bäst' }, 'skickat ärendet vidare till EKN: de kan &lt;Norge&gt; bäst.'],
    [{ type: 'handover.declined', handover: 'h1', promoter: accepted.promoter, reason: 'other', note: 'de är redan hos oss' }, 'Anna Ek svarade Inte vi: de är redan hos oss.'],
    [{ type: 'handover.withdrawn', handover: 'h1' }, 'har tagit tillbaka sin förfrågan'],
    [{ type: 'handover.shared', handover: 'h1' }, 'sagt ja till att ni får namn'],
    [{ type: 'handover.expired', handover: 'h1' }, 'Ingen hann'],
    [{ type: 'handover.asked', handover: 'h1', promoter: accepted.promoter, text: 'Hur många är <ni>?' }, 'Anna Ek frågar företaget: Hur många är &lt;ni&gt;?'],
    [{ type: 'handover.answered', handover: 'h1', message: 'm1', text: 'Tolv <!channel>' }, 'Från företaget: Tolv &lt;!channel&gt;'],
    [{ type: 'handover.released', handover: 'h1', promoter: accepted.promoter, by: '2026-11-26T11:00:00.000Z' }, 'Anna Ek har släppt ärendet.'],
    [{ type: 'handover.given', handover: 'h1', promoter: accepted.promoter, to: { id: 'U2', name: 'Bo Dal' }, callBy: accepted.callBy }, 'Anna Ek har lämnat ärendet till Bo Dal.'],
    [{ type: 'handover.joined', handover: 'h1', promoter: accepted.promoter, to: 'ekn', joining: 'h2', reason: 'exporten' }, 'Anna Ek har tagit in EKN: exporten.'],
    [{ type: 'handover.undone', handover: 'h1', promoter: accepted.promoter, undoes: 'x', status: 'delivered', by: accepted.callBy }, 'Anna Ek ångrade sig.'],
    [{ type: 'handover.reminded', handover: 'h1', to: 'take' }, 'En påminnelse: ingen har tagit ärendet än'],
    [{ type: 'handover.reminded', handover: 'h1', to: 'contact', promoter: accepted.promoter }, '<@U1> Har du fått tag i företaget?'],
    [{ type: 'handover.reminded', handover: 'h1', to: 'end', promoter: { id: 'anna@almi.example', name: 'Anna <!here> Ek' } }, 'Anna &lt;!here&gt; Ek: Hur gick det?'],
    [{ type: 'handover.withdrawn', handover: 'h1', why: 'mistake' }, 'skickades hit av misstag'],
    [{ type: 'handover.expired', handover: 'h1', promoter: accepted.promoter }, 'Anna Ek hann inte höra av sig i tid.'],
    [{ type: 'handover.completed', handover: 'h1', promoter: accepted.promoter, outcome: 'unknown' }, 'avslutades av sig självt'],
    [{ type: 'handover.referred', handover: 'h1', promoter: accepted.promoter, to: 'ekn', reason: 'Ring Bo', because: 'next_step' }, 'till EKN: De är rätt hjälp i nästa steg. Ring Bo.'],
  ] as const)('tells of %o', async (event, words) => {
    await drive(ours.adapter, 'card');
    const version = happened(event, '');
    expect(await drive(ours.adapter, 'note', version)).toEqual({ outcome: 'done' });
    const [line] = slack.thread(slack.cards('h1')[0]!.ts);
    expect(line?.text).toContain(words);
    for (const secret of Object.values(contact)) expect(textOf(line)).not.toContain(secret);
  });

  test('that reminds of what nobody has taken calls the deputy', async () => {
    ours.settings.set('almi-dalarna', { actor: 'almi-dalarna', closed: [], deputy: { id: 'U7', name: 'Lo' } });
    await drive(ours.adapter, 'card');
    await drive(ours.adapter, 'note', happened({ type: 'handover.reminded', handover: 'h1', to: 'take' }, ''));
    expect(slack.thread(slack.cards('h1')[0]!.ts).map(({ text }) => text)).toEqual([expect.stringMatching(/^<@U7> En påminnelse: ingen har tagit ärendet än/)]);
  });

  test('is written whole in several messages when the company answers at length', async () => {
    await drive(ours.adapter, 'card');
    const text = 'Det började med att vi köpte en gård. '.repeat(120).trim();
    await drive(ours.adapter, 'note', happened({ type: 'handover.answered', handover: 'h1', message: 'm1', text }, ''));
    expect(slack.thread(slack.cards('h1')[0]!.ts).map((line) => line.text).join(' ').replace(/…/g, '')).toBe(`Från företaget: ${text}`);
  });

  test('with an answer goes when the case is over, and comes no more', async () => {
    await drive(ours.adapter, 'card');
    const version = happened({ type: 'handover.answered', handover: 'h1', message: 'm1', text: 'Vi är tolv' }, '');
    await drive(ours.adapter, 'note', version);
    ours.happen({ type: 'handover.withdrawn', handover: 'h1' }, 'the company');
    await drive(ours.adapter, 'refresh');
    await drive(ours.adapter, 'note', version);
    expect(slack.thread(slack.cards('h1')[0]!.ts)).toEqual([]);
  });

  test('with an answer stays for as long as what ended the case can be undone', async () => {
    let time = new Date('2026-11-24T09:00:00.000Z');
    await ours.close();
    ours = await product(slack, { now: () => time });
    await drive(ours.adapter, 'card');
    await drive(ours.adapter, 'note', happened({ type: 'handover.answered', handover: 'h1', message: 'm1', text: 'Vi är tolv' }, ''));
    const { at } = ours.happen({ type: 'handover.referred', handover: 'h1', promoter: accepted.promoter, to: 'ekn', reason: 'de kan Norge' }, 'p1');
    const thread = () => slack.thread(slack.cards('h1')[0]!.ts).map(({ text }) => text);
    time = new Date(Date.parse(at) + 59_000);
    await drive(ours.adapter, 'refresh');
    expect(thread()).toEqual(['Från företaget: Vi är tolv']);
    time = new Date(Date.parse(at) + 60_000);
    await drive(ours.adapter, 'refresh');
    expect(thread()).toEqual([]);
  });

  test('is written once although its answer was lost', async () => {
    await drive(ours.adapter, 'card');
    const version = happened(accepted, '');
    slack.fail('chat.postMessage', { lost: true });
    expect(await drive(ours.adapter, 'note', version)).toEqual({ outcome: 'done' });
    expect(slack.thread(slack.cards('h1')[0]!.ts)).toHaveLength(1);
  });

  test('is not needed for what nobody asks about', async () => {
    await drive(ours.adapter, 'card');
    expect(await drive(ours.adapter, 'note', 1)).toEqual({ outcome: 'done' });
    expect(slack.thread(slack.cards('h1')[0]!.ts)).toEqual([]);
  });

  test('without a card waits, and then gives up so that somebody sees it', async () => {
    const version = happened(accepted, '');
    expect(await ours.adapter.deliver(delivery('note', { version }))).toMatchObject({ outcome: 'later' });
    expect(await ours.adapter.deliver(delivery('note', { version, attempt: 16 }))).toMatchObject({ outcome: 'given up' });
  });
});
