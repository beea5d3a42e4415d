import { reaches } from '../../../src/accounts/account.ts';
import { noticeAt } from '../../../src/retention/notice.ts';
import type { NoticeVersion } from '../../../src/retention/notice.ts';
import type { Rules } from '../../../src/retention/rules.ts';
import type { Answer, Call } from '../route.ts';
import { dayText } from '../time.ts';
import { withRegion } from './parts.ts';
import type { Named, PrivacyParts } from './parts.ts';
import { registerWords } from './register-words.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

type Body = { name: string; doors: { door: Named; notice: NoticeVersion | undefined }[] };

/** The record of processing of each responsible body whose doors the account reaches, made of what has been set; to print. */
export async function registerPage({ retention, doors }: PrivacyParts, call: Call): Promise<Answer> {
  const { account, language, at, query } = call;
  const words = privacyWords(language);
  const [versions, rules] = await Promise.all([retention.notices(), retention.rules()]);
  const own = doors().filter(({ id, region }) => reaches(account, { regions: [region], actors: [id] }));
  const bodies = bodiesOf(own, versions, at);
  const asked = query.one('ansvarig');
  const shown = bodies.filter(({ name }) => asked === '' || name === asked);
  return {
    title: words.registerTitle, bare: true,
    body: (
      <div class="paper">
        <p class="screen actions"><a href="/admin/personuppgifter">{words.back}</a> {asked !== '' && <a href="?">{words.showAll}</a>} <span class="soft">{words.printHint}</span></p>
        <p class="lead">{words.registerLead} {words.printed(dayText(at, language))}</p>
        {shown.map((body) => <OneBody key={body.name} {...{ body, rules, words, language }} alone={shown.length === 1} />)}
      </div>
    ),
  };
}

/** Doors brought together by who is responsible there. */
function bodiesOf(doors: readonly Named[], versions: readonly NoticeVersion[], at: string): Body[] {
  const bodies = new Map<string, Body>();
  for (const door of doors) {
    const notice = noticeAt(versions, door.id, at);
    const name = notice?.notice.responsible ?? '';
    const body = bodies.get(name) ?? { name, doors: [] };
    body.doors.push({ door, notice });
    bodies.set(name, body);
  }
  return [...bodies.values()].sort((a, b) => Number(a.name === '') - Number(b.name === '') || a.name.localeCompare(b.name, 'sv'));
}

function OneBody({ body, rules, words, language, alone }: { body: Body; rules: Rules; words: PrivacyWords; language: Call['language']; alone: boolean }) {
  const texts = registerWords[language];
  const notice = body.doors.find((one) => one.notice)?.notice?.notice;
  const versions = [...new Set(body.doors.flatMap(({ notice: one }) => (one?.publishedAt === undefined ? [] : [`${one.version} (${dayText(one.publishedAt, language)})`])))];
  const said = [...new Set(body.doors.map(({ door }) => rules.actors.find(({ actor }) => actor === door.id)?.said ?? rules.periods.said))].sort((a, b) => a - b);
  const rows: readonly (readonly [string, string])[] = [
    [texts.controller, [notice?.responsible, notice?.number, notice?.contact].filter(Boolean).join(', ') || words.registerNobody],
    [texts.officer, notice?.officer ?? '–'],
    [texts.doors, body.doors.map(({ door }) => withRegion(door)).join(', ')],
    [texts.purpose, texts.purposeText], [texts.basis, `${notice ? words.bases[notice.basis] : '–'}. ${texts.basisText}`], [texts.subjects, texts.subjectsText], [texts.kinds, texts.kindsText],
    [texts.recipients, texts.recipientsText], [texts.suppliers, notice?.suppliers ?? '–'],
    [texts.periods, texts.periodsText(said.join(', '), rules.periods.handover, rules.periods.audit)], [texts.security, texts.securityText], [texts.notice, `${versions.join(', ') || words.nothing}. ${texts.noticeText}`],
  ];
  return (
    <section class="body">
      <h2>{words.registerOf(body.name === '' ? words.registerNobody : body.name)}</h2>
      {!alone && body.name !== '' && <p class="screen"><a href={`?ansvarig=${encodeURIComponent(body.name)}`}>{words.onlyThis(body.name)}</a></p>}
      <dl class="held-facts">{rows.map(([name, text]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`} class="as-written">{text === '' ? '–' : text}</dd>])}</dl>
    </section>
  );
}
