/** Texts of files by their path in the folder. */
export type Files = Record<string, string>;

type Wanted = { id: string; name: string; region: string; service: string; source: string; need?: string; gives?: 'person' | 'information' };

/** The file of an actor with one service, one field a line so that tests can point at lines. */
export function actorFile({ id, name, region, service, source, need = 'lan', gives = 'person' }: Wanted): string {
  return `id: ${id}
name: ${name}
aliases: []
status: active
statusNote: {sv: Aktiv., sources: [${source}]}
serves: [${region}]
gives: ${gives}
handover: ${gives === 'person' ? 'live' : 'link'}
purpose: {sv: Ger lån., sources: [${source}]}
website: {v: example.com, sources: [${source}]}
services:
  - id: ${service}
    name:
      sv: Lån
      en: Loan
    description: {sv: Lån till den som startar., sources: [${source}]}
    areas: [${need}]
    stages: [start]
    needs: [${need}]
type: {sv: Bolag, unverified: true}
`;
}

const common = `areas:
  lan: {sv: Lån}
  export: {sv: Export}
stages:
  ide: {sv: Idé}
  start: {sv: Start}
  tidig_tillvaxt: {sv: Tidig tillväxt}
  etablerad: {sv: Etablerat företag}
  agarskifte_omstallning: {sv: Ägarskifte}
  internationalisering: {sv: Internationalisering}
needs:
  lan: {label: {sv: Låna pengar}, reason: {sv: ni söker lån}, areas: [lan]}
  export: {label: {sv: Sälja utomlands}, reason: {sv: ni vill exportera}, areas: [export]}
`;

/** Two regions with an actor each, and two actors that serve both. Nothing is wrong with it. */
export const smallTree: Files = {
  'common.yaml': common,
  'sources.yaml': "hemsida: {title: Om oss, publisher: Almi, url: '', dated: '2024', date: '2024'}\n",
  'nord/region.yaml': `id: nord
name: {sv: Nord}
coordinator: {actor: almi-nord, phone: '010-100 00 00', email: null}
language: sv
municipalities:
  - {code: '9901', name: Nordby, places: []}
  - {code: '9902', name: Norrvik, places: [Fjällbo]}
`,
  'nord/routing.yaml': 'lan: [nord-lan]\nexport: [ekn-garanti]\n',
  'nord/aktorer/almi-nord.yaml': actorFile({ id: 'almi-nord', name: 'Almi (Nord)', region: 'nord', service: 'nord-lan', source: 'hemsida' }),
  'syd/region.yaml': `id: syd
name: {sv: Syd}
coordinator: {actor: almi-syd, phone: '010-200 00 00', email: null}
municipalities:
  - {code: '9801', name: Sydby, places: [Sydhamn]}
`,
  'syd/routing.yaml': 'lan: [syd-lan]\n',
  'syd/aktorer/almi-syd.yaml': actorFile({ id: 'almi-syd', name: 'Almi (Syd)', region: 'syd', service: 'syd-lan', source: 'hemsida' }),
  'riket/region.yaml': "id: riket\nname: {sv: Hela landet}\ncrisis: {emergency: '112', helpline: {name: Jourlinjen, phone: '90000'}}\n",
  'riket/aktorer/ekn.yaml': actorFile({ id: 'ekn', name: 'EKN', region: 'nord, syd', service: 'ekn-garanti', source: 'hemsida', need: 'export' }),
  'riket/aktorer/verksamt.yaml': actorFile({ id: 'verksamt', name: 'verksamt.se', region: 'nord, syd', service: 'vs-info', source: 'hemsida', gives: 'information' }),
};
