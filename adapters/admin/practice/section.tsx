import { may, reaches } from '../../../src/accounts/account.ts';
import type { Scope } from '../../../src/accounts/account.ts';
import { Choice, Field, Form } from '../form.tsx';
import { withRegion } from '../privacy/parts.ts';
import { Refusal } from '../route.ts';
import type { Answer, Call, Section } from '../route.ts';
import { practiceWords } from './words.ts';

/** A card as it was sent, or would have been. */
export type PracticeCard = { handover: string; recipient: string; at: string; brief: readonly { label: string; text: string }[]; quotes: readonly string[]; contact: string | undefined };

/** What the page for practice works with. */
export type PracticeParts = {
  doors: () => readonly { id: string; name: string; region: string; regionName: string }[];
  way: () => { to: 'desk' } | { to: 'channel'; channel: string } | { to: 'nowhere' };
  /** Chooses the channel for practice, or none. False where an actor takes companies in it. */
  setChannel: (channel: string | undefined) => Promise<boolean>;
  /** The latest cards to those within somebody's reach. */
  cards: (within: (scope: Scope) => boolean) => Promise<PracticeCard[]>;
  count: () => Promise<number>;
  /** Erases all that is practice. Answers how many conversations that were. */
  empty: () => Promise<number>;
};

/** The page from which one practises. */
export function practiceSection(parts: PracticeParts): Section {
  return {
    id: 'ova', name: { sv: 'Öva', en: 'Practice' }, right: 'see', path: '/ova',
    routes: [
      { method: 'get', path: '/ova', right: 'see', run: (call) => page(parts, call) },
      { method: 'post', path: '/ova', right: 'see', run: (call) => openDoor(parts, call) },
      { method: 'post', path: '/ova/kanal', right: 'manage', run: (call) => chooseChannel(parts, call) },
      { method: 'post', path: '/ova/tom', right: 'manage', run: (call) => emptyAll(parts, call) },
    ],
    deeds: { 'practice.channel': { sv: 'valde kanal för övning', en: 'chose the channel for practice' }, 'practice.emptied': { sv: 'raderade alla övningar', en: 'erased all practice' } },
    manual: () => <ul>{practiceWords.sv.manual.map((text) => <li key={text}>{text}</li>)}</ul>,
  };
}

async function page(parts: PracticeParts, call: Call, fault?: string): Promise<Answer> {
  const words = practiceWords[call.language];
  const way = parts.way();
  const manages = may(call.account, 'manage');
  const doors = parts.doors();
  return {
    title: words.title, status: fault === undefined ? 200 : 422,
    body: (
      <>
        <p class="lead">{words.lead}</p>
        <h2>{words.chooseTitle}</h2>
        <Form of={call} to="/admin/ova" class="narrow">
          <Choice name="door" label={words.door} options={doors.map((door) => ({ value: door.id, label: withRegion(door) }))} />
          <button>{words.open}</button>
        </Form>
        <h2>{words.whereTitle}</h2>
        <p>{way.to === 'desk' ? words.desk : way.to === 'channel' ? words.channel(way.channel) : words.nowhere}{way.to === 'desk' && <> <a href="/desk">{words.toDesk}</a></>}</p>
        {manages && way.to !== 'desk' && (
          <Form of={call} to="/admin/ova/kanal" class="narrow">
            <Field name="channel" label={words.setChannel} hint={words.setChannelHint} value={fault === undefined ? (way.to === 'channel' ? way.channel : '') : call.form.one('channel')} fault={fault} maxLength={80} />
            <button>{words.save}</button>
          </Form>
        )}
        {way.to === 'nowhere' && <Cards cards={await parts.cards((scope) => reaches(call.account, scope))} call={call} />}
        {manages && <Emptying count={await parts.count()} call={call} />}
      </>
    ),
  };
}

function Cards({ cards, call }: { cards: readonly PracticeCard[]; call: Call }) {
  const words = practiceWords[call.language];
  return (
    <>
      <h2>{words.cardsTitle}</h2>
      {cards.length === 0 && <p class="soft">{words.cardsNone}</p>}
      <ul class="cards">
        {cards.map(({ handover, recipient, brief, quotes, contact }) => (
          <li key={handover} class="card">
            <p class="practice-mark">{words.mark}</p>
            <h3>{words.to(recipient)}</h3>
            <dl class="held-facts">{brief.map(({ label, text }, index) => [<dt key={index}>{label}</dt>, <dd key={`${index}=`} class="as-written">{text}</dd>])}</dl>
            {quotes.map((quote, index) => <blockquote key={index} class="as-written">{quote}</blockquote>)}
            {contact !== undefined && <p>{contact}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Emptying({ count, call }: { count: number; call: Call }) {
  const words = practiceWords[call.language];
  return (
    <>
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyLead(count)}</p>
      {count > 0 && <Form of={call} to="/admin/ova/tom"><button class="danger">{words.empty}</button></Form>}
    </>
  );
}

function openDoor({ doors }: PracticeParts, { form, language }: Call): Promise<Answer> {
  const door = doors().find(({ id }) => id === form.one('door'));
  if (!door) throw new Refusal(422, practiceWords[language].chooseTitle);
  return Promise.resolve({ to: `/chatt/${encodeURIComponent(door.id)}?ovning=1${language === 'en' ? '&lang=en' : ''}` });
}

async function chooseChannel(parts: PracticeParts, call: Call): Promise<Answer> {
  const words = practiceWords[call.language];
  const channel = call.form.one('channel').trim();
  // By its name, as by its id it could not be told from one that an actor has under its name.
  if (!/^#?[\p{Ll}\p{N}_-]{1,80}$/u.test(channel) && channel !== '') return page(parts, call, words.channelWrong);
  if (!(await parts.setChannel(channel === '' ? undefined : channel))) return page(parts, call, words.channelTaken);
  await call.audit('practice.channel', { more: channel });
  return { to: '/admin/ova', told: words.saved };
}

async function emptyAll({ empty }: PracticeParts, call: Call): Promise<Answer> {
  const count = await empty();
  await call.audit('practice.emptied', { more: String(count) });
  return { to: '/admin/ova', told: practiceWords[call.language].emptied(count) };
}
