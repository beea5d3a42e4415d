import type { Directory } from '../../adapter.ts';
import type { Language } from '../../../src/events.ts';
import { actorsIn } from '../../../src/pictures/directory.ts';
import type { Both, DirectoryMap, MapActor, MapService } from '../../../src/pictures/directory.ts';
import { Head, Layout } from './layout.tsx';
import { Foot } from './start.tsx';
import type { PageProps } from './start.tsx';
import { words } from './words.ts';

type Props = PageProps & { map: DirectoryMap; desk: boolean };
type Region = DirectoryMap['regions'][number];

/** The regions that have a page of who does what; also the answer to one that has none. */
export function WhoDoesWhatRegions({ language, assets, map, desk, unknown = false }: Props & { unknown?: boolean }) {
  const say = words[language];
  const title = unknown ? say.noRegion : say.whoDoesWhat;
  return (
    <Layout language={language} title={`${title} · ${say.name}`} description={say.whoLead} assets={assets} skip={{ to: '#content', text: say.skipToContent }}>
      <Head title={title} language={language} path="/vem-gor-vad" />
      <main class="page" id="content" tabIndex={-1}>
        <p class="lead">{say.whoLead}</p>
        <ul class="region-doors">{map.regions.map(({ id, name }) => <li key={id}><a href={wayTo(id, language)}>{name[language]}</a></li>)}</ul>
      </main>
      <Foot language={language} desk={desk} home />
    </Layout>
  );
}

/** Who does what in a region, for anybody: actor × area, and each actor with what it is best at and its services. */
export function WhoDoesWhat({ language, assets, map, region, desk }: Props & { region: Region }) {
  const say = words[language];
  const all = actorsIn(map, [region.id]);
  const actors = all.filter(({ gone }) => !gone);
  const gone = all.filter((actor) => actor.gone);
  const title = say.whoIn.replace('{region}', region.name[language]);
  return (
    <Layout language={language} title={`${title} · ${say.name}`} description={say.whoLead} assets={assets} skip={{ to: '#content', text: say.skipToContent }}>
      <Head title={title} language={language} path={`/vem-gor-vad/${region.id}`} />
      <main class="page who" id="content" tabIndex={-1}>
        <p class="lead">{say.whoLead}</p>
        <p>{say.whoKnown}</p>
        <Matrix language={language} map={map} actors={actors} />
        <h2>{say.actorByActor}</h2>
        {actors.map((actor) => <ActorCard key={actor.id} language={language} map={map} actor={actor} />)}
        {gone.length > 0 && <h2>{say.goneActors}</h2>}
        {gone.length > 0 && <ul>{gone.map(({ id, name }) => <li key={id} lang="sv">{name}</li>)}</ul>}
      </main>
      <Foot language={language} desk={desk} home />
    </Layout>
  );
}

function Matrix({ language, map: { areas }, actors }: { language: Language; map: DirectoryMap; actors: readonly MapActor[] }) {
  const say = words[language];
  return (
    <div class="matrix" tabIndex={0} role="region" aria-label={say.whoDoesWhat}>
      <table>
        <caption>{say.matrixCaption}</caption>
        <thead>
          <tr><th scope="col">{say.actor}</th>{areas.map(({ id, name, added }) => <th key={id} scope="col" class={added ? 'added' : ''}><span>{name[language]}</span></th>)}</tr>
        </thead>
        <tbody>
          {actors.map((actor) => (
            <tr key={actor.id}>
              <th scope="row"><a href={`#${actor.id}`} lang="sv">{actor.name}</a></th>
              {areas.map(({ id, added }) => {
                const count = actor.services.filter(({ open, areas: own }) => open && own.includes(id)).length;
                return <td key={id} class={`${added ? 'added ' : ''}${count > 0 ? 'has' : ''}`}>{count > 0 ? count : ''}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ActorCard({ language, map, actor }: { language: Language; map: DirectoryMap; actor: MapActor }) {
  const say = words[language];
  const open = actor.services.filter((service) => service.open);
  const closed = actor.services.filter((service) => !service.open);
  return (
    <section class="who-actor" id={actor.id} aria-labelledby={`${actor.id}-namn`}>
      <h3 id={`${actor.id}-namn`} lang="sv">{actor.name}</h3>
      <p><strong>{actor.best.ownWords ? say.bestAt : say.isFor}</strong> <Said language={language} of={actor.best} /><Origin language={language} of={actor.best} /></p>
      {actor.uncertain && <p class="soft">{say.uncertain}</p>}
      {open.length > 0 && (
        <dl>
          {map.areas.map(({ id, name }) => {
            const own = open.filter(({ areas: [first] }) => first === id);
            return own.length > 0 && <div key={id}><dt>{name[language]}</dt><dd><ServiceList language={language} map={map} services={own} area={id} /></dd></div>;
          })}
        </dl>
      )}
      {closed.length > 0 && <p class="soft">{say.closedServices} {closed.map(({ id, name }, i) => <>{i > 0 && ', '}<Said key={id} language={language} of={name} /></>)}.</p>}
    </section>
  );
}

function ServiceList({ language, map, services, area }: { language: Language; map: DirectoryMap; services: readonly MapService[]; area: string }) {
  const nameOf = new Map(map.areas.map(({ id, name }) => [id, name[language].toLowerCase()]));
  return (
    <ul class="who-services">
      {services.map((service) => {
        const also = service.areas.filter((one) => one !== area).map((one) => nameOf.get(one) ?? one);
        return <li key={service.id}><Said language={language} of={service.name} />{also.length > 0 && <span class="soft"> ({words[language].also} {also.join(', ')})</span>}<Origin language={language} of={service} /></li>;
      })}
    </ul>
  );
}

/** A text in the language of the page; in Swedish, and marked as that, where it is in no other. */
function Said({ language, of }: { language: Language; of: Both }) {
  return language === 'en' && of.en === of.sv ? <span lang="sv">{of.sv}</span> : <>{of[language]}</>;
}

/** From when the source is, and whether nobody has confirmed it. */
function Origin({ language, of: { checked, unverified } }: { language: Language; of: { checked?: string; unverified: boolean } }) {
  const say = words[language];
  return (
    <>
      {checked !== undefined && <span class="soft"> · <span class="whole">{say.source} {checked}</span></span>}
      {unverified && <span class="unverified"> · {say.unverified}</span>}
    </>
  );
}

/** The regions of the start page that have such a page, with the way there. */
export function WhoLinks({ language, directory: { map } }: { language: Language; directory: Directory }) {
  const say = words[language];
  return map.regions.length === 0 ? null : (
    <>
      <h2>{say.whoDoesWhat}</h2>
      <p>{say.whoLead}</p>
      <ul class="region-doors">{map.regions.map(({ id, name }) => <li key={id}><a href={wayTo(id, language)}>{say.whoIn.replace('{region}', name[language])}</a></li>)}</ul>
    </>
  );
}

function wayTo(region: string, language: Language): string {
  return `/vem-gor-vad/${encodeURIComponent(region)}${language === 'en' ? '?lang=en' : ''}`;
}
