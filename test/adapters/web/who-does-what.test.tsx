import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Assets } from '../../../adapters/web/pages/assets.ts';
import { WhoDoesWhat, WhoDoesWhatRegions } from '../../../adapters/web/pages/who-does-what.tsx';
import { directoryMap } from '../../../src/pictures/directory.ts';
import { knowledge } from '../../world.ts';

const assets = { address: (file: string) => `/assets/${file}`, first: () => undefined, importsOf: () => [] } as unknown as Assets;
const map = directoryMap(knowledge);
const pageOf = (region: string, language: 'sv' | 'en' = 'sv', of = map) => renderToString(<WhoDoesWhat language={language} assets={assets} map={of} region={of.regions.find(({ id }) => id === region) ?? { id: region, name: { sv: '', en: '' } }} desk={false} />);

describe('who does what', () => {
  it('names every actor that serves the region, with its services by area, and no other region’s', () => {
    const html = pageOf('orebro');
    for (const { name, serves, gone, services } of map.actors.filter((actor) => actor.serves.includes('orebro'))) {
      expect(html).toContain(escaped(name));
      if (!gone && serves.length > 0) for (const service of services) expect(html).toContain(escaped(service.name.sv));
    }
    expect(html).not.toContain('Dalarna Science Park');
    expect(html).toContain('Rådgivning');
  });

  it('says what nobody has confirmed, and how old a source is', () => {
    expect(pageOf('orebro')).toContain('obekräftat');
    expect(pageOf('orebro')).toMatch(/källa från 20\d\d/);
  });

  it('leads nobody to what has closed: it stands apart, without services', () => {
    const html = pageOf('orebro');
    const gone = map.actors.filter((actor) => actor.gone && actor.serves.includes('orebro'));
    expect(gone.length).toBeGreaterThan(0);
    for (const { id, name } of gone) {
      expect(html).not.toContain(`id="${id}"`);
      expect(html.indexOf(escaped(name), html.indexOf('Har stängt eller flyttat'))).toBeGreaterThan(0);
    }
  });

  it('marks what is only in Swedish on the page in English, and has no list where nothing is open', () => {
    const [one] = map.actors.filter((actor) => actor.serves.includes('dalarna') && !actor.gone);
    const service = { ...one!.services[0]!, name: { sv: 'Bara svenska', en: 'Bara svenska' } };
    const html = (open: boolean) => pageOf('dalarna', 'en', { ...map, actors: [{ ...one!, services: [{ ...service, open }] }] });
    expect(html(true)).toContain('<span lang="sv">Bara svenska</span>');
    expect(html(true)).toContain('<dl>');
    expect(html(false)).not.toContain('<dl>');
  });

  it('is in English too, and has one heading for each thing that is linked to', () => {
    const html = pageOf('dalarna', 'en');
    expect(html).toContain('Who does what in Dalarna');
    for (const [, id = ''] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });

  it('shows what actors are called and say of themselves as text', () => {
    const evil = '<script>alert(1)</script>';
    const hostile = { ...map, actors: map.actors.map((actor) => ({ ...actor, name: evil, best: { ...actor.best, sv: evil }, services: actor.services.map((service) => ({ ...service, name: { sv: evil, en: evil } })) })) };
    expect(pageOf('dalarna', 'sv', hostile)).not.toContain(evil);
  });

  it('lists the regions where the address names none', () => {
    const html = renderToString(<WhoDoesWhatRegions language="sv" assets={assets} map={map} desk={false} unknown />);
    expect(html).toContain('Den regionen finns inte här');
    expect(html).toContain('/vem-gor-vad/orebro');
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
