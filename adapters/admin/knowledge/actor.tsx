import { may, reaches } from '../../../src/accounts/account.ts';
import { contrast, inkOn } from '../../../src/colour.ts';
import { changesBetween } from '../../../src/editing/changes.ts';
import { formOf, sayWrong } from '../../../src/editing/check.ts';
import { markOf } from '../../../src/editing/same.ts';
import type { Door, Language } from '../../../src/events.ts';
import type { Actor, Knowledge } from '../../../src/knowledge/schema.ts';
import { Form } from '../form.tsx';
import type { Answer, Call } from '../route.ts';
import { Changes, sayValue } from './changes.tsx';
import { actorFor, deskOf, withActor, wrongWith } from './desk.ts';
import type { OnDesk } from './desk.ts';
import type { KnowledgePort } from './port.ts';
import { knowledgeWords, placeName, timeOf } from './words.ts';
import type { KnowledgeWords } from './words.ts';

/** An actor: what is known of it, what its draft changes, and how a company will see it. */
export async function actorPage(port: KnowledgePort, call: Call): Promise<Answer> {
  const { language, params, account } = call;
  const words = knowledgeWords(language);
  const desk = await deskOf(port);
  const one = actorFor(desk, params['actor'] ?? '', account);
  const form = formOf(one.shown);
  const actor = 'actor' in form ? form.actor : one.holds;
  const edits = may(account, 'edit') && reaches(account, { regions: [one.region], actors: [one.id] });
  const wrong = one.draft ? wrongWith(desk, one) : { form: [], whole: [] };
  const isOutrun = one.file !== undefined && desk.overlay.actors[one.id] !== undefined && desk.overlay.over[one.id] !== markOf(one.file);
  return {
    title: one.name,
    body: (
      <>
        {actor && <p>{sayValue(words, actor.purpose[language] ?? actor.purpose.sv)}</p>}
        {isOutrun && <div class="warn"><p>{words.fileChanged}</p><Changes words={words} changes={changesBetween(one.file, one.holds)} caption={words.fileChanged} from={words.fileHas} to={words.publishedHas} /></div>}
        {one.draft && <DraftPart call={call} words={words} one={one} edits={edits} />}
        {wrong.form.length + wrong.whole.length > 0 && <div class="warn"><p><strong>{words.wrongWhole}</strong></p><ul>{[...wrong.form, ...wrong.whole].map((each) => <li key={each.path + each.problem}>{each.path === '' ? '' : `${placeName(words, each.path)}: `}{sayWrong(each)}</li>)}</ul></div>}
        {edits && <p class="actions"><a class="button" href={`/admin/kunskap/aktor/${one.id}/andra`}>{words.edit}</a></p>}
        {actor && <ActorParts port={port} call={call} words={words} actor={actor} doorsIn={withActor(desk, actor, one.region)} edits={edits} />}
      </>
    ),
  };
}

/** Its services, and how a company will see it. */
function ActorParts({ port, call: { language, at }, words, actor, doorsIn, edits }: { port: KnowledgePort; call: Call; words: KnowledgeWords; actor: Actor; doorsIn: Knowledge; edits: boolean }) {
  return (
    <>
      <h2>{words.services}</h2>
      <ul class="plain-list">{actor.services.map((service) => (
        <li key={service.id}>{edits ? <a href={`/admin/kunskap/aktor/${actor.id}/tjanst/${service.id}`}>{service.name[language] ?? service.name.sv}</a> : (service.name[language] ?? service.name.sv)} <span class="soft">{service.id}</span> {service.closed && <span class="tag">{words.fields.closed}</span>}</li>
      ))}</ul>
      {edits && <p><a href={`/admin/kunskap/aktor/${actor.id}/ny-tjanst`}>{words.newService}</a></p>}
      <h2 id="visa">{words.preview}</h2>
      <p class="soft">{words.previewLead}</p>
      <Brand words={words} actor={actor} language={language} />
      {(['sv', 'en'] as const).map((shown) => <Doors key={shown} words={words} language={shown} doors={port.doors(doorsIn, actor.id, shown, at)} />)}
      {((actor.notUs ?? []).length > 0 || actor.best) && <Known words={words} actor={actor} language={language} />}
    </>
  );
}

function DraftPart({ call, words, one: { draft, holds, shown }, edits }: { call: Call; words: KnowledgeWords; one: OnDesk; edits: boolean }) {
  if (!draft) return null;
  const changes = changesBetween(holds, shown);
  const to = `/admin/kunskap/aktor/${draft.id}`;
  const isNew = holds === undefined;
  return (
    <section aria-labelledby="utkast">
      <h2 id="utkast">{words.draftBy(draft.name, timeOf(draft.at, call.language))}</h2>
      {draft.askedAt !== undefined && <p class="tag good">{words.asked}</p>}
      {isNew ? <p>{words.isNew}</p> : changes.length === 0 ? <p>{words.noChanges}</p> : <Changes words={words} changes={changes} caption={words.changed} />}
      {edits && (
        <div class="actions">
          {may(call.account, 'publish') ? <a class="button" href="/admin/kunskap/publicera">{words.publish}</a> : draft.askedAt === undefined && <Form of={call} to={`${to}/be`} class="inline"><input type="hidden" name="version" value={draft.version} /><button>{words.ask}</button></Form>}
          <Form of={call} to={`${to}/kasta`} class="inline"><input type="hidden" name="version" value={draft.version} /><button class="danger">{words.discard}</button></Form>
        </div>
      )}
    </section>
  );
}

function Doors({ words, language, doors }: { words: KnowledgeWords; language: Language; doors: readonly Door[] }) {
  if (doors.length === 0) return language === 'sv' ? <p>{words.noPreview}</p> : null;
  return (
    <section lang={language} aria-label={language === 'sv' ? words.sv : words.en}>
      <h3 lang={undefined}>{language === 'sv' ? words.sv : words.en}</h3>
      <ul class="cards">
        {doors.map((door) => (
          <li key={door.service} class="card door">
            <p class="door-name"><strong>{door.name}</strong>: {door.title}</p>
            {door.unverified && <p><span class="tag">{knowledgeWords(language).unverifiedDoor}</span></p>}
            <p>{door.about}</p>
            <ul>{door.why.map((why) => <li key={why}>{why}</li>)}</ul>
            {door.best !== undefined && <p>{knowledgeWords(language).fields.best}: {door.best}</p>}
            {door.cost !== undefined && <p>{door.cost}</p>}
            {door.next !== undefined && <p>{door.next}</p>}
            <p class="soft">{[door.url, door.phone, door.email, door.checked].filter((each) => each !== undefined).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the actor says that it is best at, and whom it sends others to. */
function Known({ words, actor: { best, notUs = [] }, language }: { words: KnowledgeWords; actor: Actor; language: Language }) {
  return (
    <dl>
      {best && <><dt>{words.fields.best}</dt><dd>{best[language] ?? best.sv}</dd></>}
      {notUs.map(({ what, to }) => <><dt>{words.fields.notUs}</dt><dd>{what[language] ?? what.sv} → <a href={`/admin/kunskap/aktor/${to}`}>{to}</a></dd></>)}
    </dl>
  );
}

/** The door's colour with what is written on it, drawn, and how well it is read. */
function Brand({ words, actor: { name, brand }, language }: { words: KnowledgeWords; actor: Actor; language: Language }) {
  if (brand?.colour === undefined) return null;
  const ink = brand.ink ?? inkOn(brand.colour);
  const ratio = (Math.floor(contrast(brand.colour, ink) * 10) / 10).toFixed(1).replace('.', language === 'sv' ? ',' : '.');
  return (
    <>
      <svg class="brand" viewBox="0 0 320 56" role="img" aria-label={name}>
        <rect width="320" height="56" rx="6" fill={brand.colour} />
        <text x="16" y="34" fill={ink}>{name.slice(0, 34)}</text>
      </svg>
      <p class="soft">{words.contrast(brand.colour, ink, ratio)}</p>
      {brand.greeting && <p>{words.greeting}: {brand.greeting[language] ?? brand.greeting.sv}</p>}
    </>
  );
}
