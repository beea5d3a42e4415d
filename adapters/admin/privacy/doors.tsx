import { reaches, may } from '../../../src/accounts/account.ts';
import { bases, everyDoor, missingIn, Notice, noticeAt } from '../../../src/retention/notice.ts';
import type { NoticeVersion } from '../../../src/retention/notice.ts';
import { Choice, Field, Form } from '../form.tsx';
import { NotHere, Refusal } from '../route.ts';
import type { Answer, Call, Fields, Params } from '../route.ts';
import { dayText, whenText } from '../time.ts';
import { scopeOf } from './parts.ts';
import type { PrivacyParts } from './parts.ts';
import { privacyWords } from './words.ts';
import type { PrivacyWords } from './words.ts';

const home = '/admin/personuppgifter';
/** What stands in the address for all doors. */
const all = 'alla';
const doorFrom = (params: Params) => (params['door'] === all ? everyDoor : (params['door'] ?? ''));
const pathOf = (door: string) => `${home}/dorrar/${door === everyDoor ? all : encodeURIComponent(door)}`;

/** Whose a door is; that of all doors is nobody's but the admins'. */
export function doorScope({ doors }: PrivacyParts) {
  return (params: Params) => Promise.resolve(params['door'] === all ? { regions: [], actors: [] } : scopeOf(doors(), params['door'] ?? ''));
}

/** All doors that the account reaches: who is responsible, and which version is in force. */
export async function doorsPage({ retention, doors }: PrivacyParts, { account, language, at }: Call): Promise<Answer> {
  const words = privacyWords(language);
  const versions = await retention.notices();
  const own = doors().filter(({ region, id }) => reaches(account, { regions: [region], actors: [id] }));
  const rows = [...(may(account, 'manage') ? [{ id: everyDoor, name: words.allDoors, regionName: '' }] : []), ...own];
  return {
    title: words.doorsTitle,
    body: (
      <>
        <p>{words.doorsLead}</p>
        <div class="scroll" tabIndex={0} role="region" aria-label={words.doorsTitle}>
          <table>
            <thead><tr>{[words.door, words.responsible, words.version].map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{rows.map(({ id, name, regionName }) => <DoorRow key={id} {...{ id, name, regionName, words, at }} versions={versions} />)}</tbody>
          </table>
        </div>
        <p><a href={home}>{words.back}</a></p>
      </>
    ),
  };
}

function DoorRow({ id, name, regionName, versions, words, at }: { id: string; name: string; regionName: string; versions: readonly NoticeVersion[]; words: PrivacyWords; at: string }) {
  const present = noticeAt(versions, id, at);
  const draft = versions.find(({ door, publishedAt }) => door === id && publishedAt === undefined);
  return (
    <tr>
      <th scope="row"><a href={pathOf(id)}>{name}</a> <span class="soft">{regionName}</span></th>
      <td>{present ? present.notice.responsible : <span class="tag bad">{words.nothing}</span>}</td>
      <td>{present && (present.door === id ? present.version : words.sameAsAll)} {draft && <span class="tag">{words.draft}</span>}</td>
    </tr>
  );
}

function nameOf({ doors }: PrivacyParts, door: string, words: PrivacyWords): string {
  const name = door === everyDoor ? words.allDoors : doors().find(({ id }) => id === door)?.name;
  if (name === undefined) throw new NotHere();
  return name;
}

type Faults = Partial<Record<keyof Notice, string>>;

/** What is said at a door, to change, publish and look back on. What was written and cannot be kept stands there still, with what is wrong with it. */
export async function doorPage(parts: PrivacyParts, call: Call, faults?: Faults): Promise<Answer> {
  const words = privacyWords(call.language);
  const door = doorFrom(call.params);
  const name = nameOf(parts, door, words);
  const versions = await parts.retention.notices(door);
  const latest = versions.at(-1);
  const draft = latest?.publishedAt === undefined ? latest : undefined;
  return {
    title: words.noticeTitle(name), status: faults ? 422 : 200,
    body: (
      <>
        <p>{words.noticeLead} <a href={`/integritet${door === everyDoor ? '' : `?dorr=${encodeURIComponent(door)}`}`}>{words.seePage}</a></p>
        {may(call.account, 'manage') && <NoticeForm call={call} door={door} notice={faults ? writtenIn(call.form) : (latest?.notice ?? Notice.parse({}))} faults={faults ?? {}} words={words} />}
        {may(call.account, 'manage') && draft && (
          <Form of={call} to={`${pathOf(door)}/publicera`} class="inline"><input type="hidden" name="at" value={draft.at} /><button name="version" value={String(draft.version)} class="second">{words.publish(draft.version)}</button></Form>
        )}
        <h2>{words.versions}</h2>
        {versions.length === 0 ? <p class="soft">{words.nothing}</p> : (
          <ul>
            {versions.toReversed().map(({ version, by, at, publishedAt }) => (
              <li key={version}><a href={`${pathOf(door)}/version/${version}`}>{words.look(version)}</a>, {publishedAt === undefined ? `${words.draft} ${whenText(at, call.language)}` : `${words.from.toLowerCase()} ${whenText(publishedAt, call.language)}`}, {by}</li>
            ))}
          </ul>
        )}
        <p><a href={`${home}/dorrar`}>{words.cancel}</a></p>
      </>
    ),
  };
}

function NoticeForm({ call, door, notice, faults, words: { fields, bases: names, saveDraft } }: { call: Call; door: string; notice: Record<keyof Notice, string>; faults: Faults; words: PrivacyWords }) {
  return (
    <Form of={call} to={pathOf(door)}>
      <Field name="responsible" label={fields.responsible} hint={fields.responsibleHint} value={notice.responsible} fault={faults.responsible} maxLength={300} />
      <Field name="number" label={fields.number} value={notice.number} fault={faults.number} maxLength={300} />
      <Field name="contact" label={fields.contact} hint={fields.contactHint} value={notice.contact} fault={faults.contact} maxLength={300} />
      <Field name="officer" label={fields.officer} hint={fields.officerHint} value={notice.officer} fault={faults.officer} maxLength={300} />
      <Choice name="basis" label={fields.basis} hint={fields.basisHint} value={notice.basis} options={bases.map((value) => ({ value, label: names[value] }))} />
      <Field name="suppliers" label={fields.suppliers} hint={fields.suppliersHint} lines={3} value={notice.suppliers} fault={faults.suppliers} maxLength={6_000} />
      <Field name="sv" label={fields.sv} hint={fields.svHint} lines={6} value={notice.sv} fault={faults.sv} maxLength={6_000} />
      <Field name="en" label={fields.en} lines={6} value={notice.en} fault={faults.en} maxLength={6_000} />
      <button>{saveDraft}</button>
    </Form>
  );
}

/** What was written, with its lines as the page counts them: a browser sends each break as two characters. */
function writtenIn(form: Fields): Record<keyof Notice, string> {
  const of = (name: keyof Notice) => form.one(name).replaceAll('\r\n', '\n');
  return { responsible: of('responsible'), number: of('number'), contact: of('contact'), officer: of('officer'), basis: of('basis'), suppliers: of('suppliers'), sv: of('sv'), en: of('en') };
}

/** Keeps what is written as a draft. */
export async function draftNotice(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const door = doorFrom(call.params);
  nameOf(parts, door, words);
  const given = Notice.safeParse(writtenIn(call.form));
  if (!given.success) {
    const tooLong = given.error.issues.flatMap((issue) => (issue.code === 'too_big' ? [[String(issue.path[0]), words.tooLong(Number(issue.maximum))]] : []));
    if (tooLong.length === 0) throw new Refusal(422, words.unknownBasis);
    return doorPage(parts, call, Object.fromEntries(tooLong) as Faults);
  }
  const version = await parts.retention.draftNotice({ door, notice: given.data, at: call.at, by: call.account.name });
  await call.audit('notice.drafted', { to: door || all, more: String(version) });
  return { to: pathOf(door), told: words.draftSaved(version) };
}

/** Makes the draft what is said from now on. */
export async function publishNotice(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const door = doorFrom(call.params);
  const version = Number(call.form.one('version'));
  const draft = (await parts.retention.notices(door)).find((one) => one.version === version && one.publishedAt === undefined);
  if (!draft) throw new Refusal(409, words.noDraft);
  // Nobody publishes what they have not seen.
  if (draft.at !== call.form.one('at')) throw new Refusal(409, words.draftChanged);
  if (missingIn(draft.notice).length > 0) throw new Refusal(422, words.missingToPublish);
  if (!(await parts.retention.publishNotice(door, version, { at: call.at, by: call.account.name }))) throw new Refusal(409, words.noDraft);
  await call.audit('notice.published', { to: door || all, more: String(version) });
  return { to: pathOf(door), told: words.published };
}

/** One version as it was. */
export async function versionPage(parts: PrivacyParts, call: Call): Promise<Answer> {
  const words = privacyWords(call.language);
  const door = doorFrom(call.params);
  const found = (await parts.retention.notices(door)).find(({ version }) => String(version) === call.params['version']);
  if (!found) throw new NotHere();
  const { notice, version, publishedAt, by } = found;
  const { fields } = words;
  const rows = [[fields.responsible, notice.responsible], [fields.number, notice.number], [fields.contact, notice.contact], [fields.officer, notice.officer], [fields.basis, words.bases[notice.basis]], [fields.suppliers, notice.suppliers], [fields.sv, notice.sv], [fields.en, notice.en]] as const;
  return {
    title: words.versionTitle(version, nameOf(parts, door, words)),
    body: (
      <>
        <p>{publishedAt === undefined ? words.draft : `${words.from} ${dayText(publishedAt, call.language)}.`} {words.by} {by}.</p>
        <dl class="held-facts">{rows.map(([name, text]) => [<dt key={name}>{name}</dt>, <dd key={`${name}=`} class="as-written">{text === '' ? '–' : text}</dd>])}</dl>
        <p><a href={pathOf(door)}>{words.cancel}</a></p>
      </>
    ),
  };
}
