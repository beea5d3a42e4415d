import { describe, expect, it } from 'vitest';
import { needsDenied } from '../../src/reading/negation.ts';

const denied: [string, string[]][] = [
  ['vill INTE ha fler lån', ['lan']], ['inte lån utan ägarkapital', ['lan']], ['not asking for money', ['lan', 'bidrag', 'riskkapital', 'eu_pengar']], ['Vi vill inte låna mer pengar', ['lan']], ['vi behöver inga bidrag', ['bidrag']],
  ['Jag söker inte riskkapital', ['riskkapital']], ['vi vill inte ta in delägare', ['riskkapital']], ["We don't want a loan", ['lan']], ["we don't need investors", ['riskkapital']], ['det handlar inte om export', ['export']], ["I'm not looking for a grant", ['bidrag']],
  ['Just nu vill vi inte ha lån', ['lan']], ['hellre bidrag än lån', ['lan']], ['We would rather borrow than give away shares', ['riskkapital']], ['lån vill vi inte ha', ['lan']], ['vi vill växa utan lån', ['lan']], ['slippa ta lån', ['lan']],
  ['Behöver hjälp med export, inte patent', ['patent']], ['vi vill inte växa, bara få ordning', ['tillvaxt']], ['jag vill inte lägga ner', ['avveckla']], ['no loans please', ['lan']], ['ingen coach tack', ['coachning']], ['patent är inte aktuellt', ['patent']],
  ['it is not about export', ['export']], ['jag ska inte starta eget', ['starta_foretag']], ['vi behöver int anställa', ['kompetens']], ['bidrag i stället för lån', ['lan']], ['vi söker inte bidrag eller nåt sånt', ['bidrag']], ['vill ej ha mentor', ['mentor']],
];
const open = [
  'vi vill låna pengar', 'banken vill inte ge oss lån', 'vi fick inte lånet', 'Kan man inte få bidrag?', 'Finns det inga bidrag för oss?', 'varför får vi inte låna', 'vi har inte råd', 'inte i länet', 'inte bara lån utan också råd', 'Vi vill inte missa bidraget',
  'vi vill inte betala för patentet', 'lån utan säkerhet', 'loan without collateral', 'utan bidrag går det inte', 'har inte sökt patent än', 'vet inte om vi behöver lån', 'I need a loan', 'we have never exported', 'vad händer om man säljer utan patent',
  'bank refused me', 'Vi har inte exporterat förut', 'dom lånar inte ut till oss', 'hur söker man bidrag', 'har inga kunder utomlands ännu', 'jag är inte klar med idén', 'Vi får inga investerare att svara', '', 'hej',
  'Almi vill inte låna ut', 'jag vill inte vänta på bidraget',
];

describe('the needs that a text denies', () => {
  it.each(denied)('%s', (text, needs) => { expect(needsDenied(text)).toEqual(expect.arrayContaining(needs)); });
  it.each(open)('%s: none', (text) => { expect(needsDenied(text)).toEqual([]); });
  it('are not those set against them', () => {
    expect(needsDenied('inte lån utan ägarkapital')).toEqual(['lan']);
    expect(needsDenied('Inte lån, utan ägarkapital')).toEqual(['lan']);
    expect(needsDenied('hellre bidrag än lån')).toEqual(['lan']);
    expect(needsDenied('Vi vill inte ha bidrag. Vi vill ha lån.')).toEqual(['bidrag']);
  });
});
