import { describe, expect, it } from 'vitest';
import { answerEntries, serviceEntries } from '../../src/knowledge/entries.ts';
import { Actor, Answer } from '../../src/knowledge/schema.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { knowledge } from '../world.ts';

const fact = (sv: string, en?: string) => ({ sv, ...(en === undefined ? {} : { en }), unverified: true as const });
const service = (also: object = {}) => ({ id: 'lan', name: { sv: 'Lån', en: 'Loan' }, description: fact('Lån till den som startar.', 'Loans for starters.'), areas: ['lan'], stages: ['start'], needs: ['lan'], ...also });
type Given = ReturnType<typeof service>;
const actor = (services: readonly Given[]) => Actor.parse({
  id: 'almi', name: 'Almi', aliases: [], type: fact('Bolag'), status: 'active', statusNote: fact('Aktiv.'), serves: ['nord'], gives: 'person', handover: 'live', purpose: fact('Ger lån.'), website: { v: null, unverified: true }, services,
});

/** Knowledge of one need, with these services and these answers. */
function known(services: readonly Given[], answers: Answer[] = []): Knowledge {
  return {
    version: 'v', common: { areas: {}, stages: {}, needs: { lan: { label: { sv: 'Låna pengar', en: 'Borrow money' }, reason: { sv: 'ni söker lån' }, areas: ['lan'] } } }, sources: {}, elsewhere: [], answers, logos: {},
    regions: [{ region: { id: 'nord', name: { sv: 'Nord' }, language: 'sv', municipalities: [], collaborations: [] }, routing: {}, actors: [actor(services)] }],
  };
}

describe('the entries of services', () => {
  it('hold the names with those of the needs, and what is said of the service, its terms and its actor, in both languages', () => {
    const [entry] = serviceEntries(known([service({ eligibility: [fact('Den som är över 18 år.')] })]), []);
    expect(entry).toEqual({
      id: 'lan',
      names: [{ text: 'Lån', language: 'sv' }, { text: 'Loan', language: 'en' }, { text: 'Låna pengar', language: 'sv' }, { text: 'Borrow money', language: 'en' }],
      about: [{ text: 'Lån till den som startar.', language: 'sv' }, { text: 'Loans for starters.', language: 'en' }, { text: 'Den som är över 18 år.', language: 'sv' }, { text: 'Ger lån.', language: 'sv' }],
      examples: [],
    });
  });

  it('take examples from the service itself and from the sentences, and those of others from neither', () => {
    const both = known([service({ examples: { sv: ['Låna till en svarv?'], en: ['A loan for a lathe?'] } }), service({ id: 'garanti' })]);
    const entries = serviceEntries(both, [
      { service: 'lan', text: 'Kan jag få låna?', language: 'sv' }, { service: 'ingen', text: 'Vem är detta?', language: 'sv' }, { service: 'lan', text: 'May I borrow?', language: 'en' },
    ]);
    expect(entries.map(({ id, examples }) => [id, examples])).toEqual([
      ['lan', [{ text: 'Låna till en svarv?', language: 'sv' }, { text: 'A loan for a lathe?', language: 'en' }, { text: 'Kan jag få låna?', language: 'sv' }, { text: 'May I borrow?', language: 'en' }]],
      ['garanti', []],
    ]);
  });

  it('leave out a closed service, also when somebody asks for it', () => {
    const entries = serviceEntries(known([service({ id: 'stangd', closed: true, examples: { sv: ['Finns det kvar?'] } }), service({ id: 'oppen' })]), [{ service: 'stangd', text: 'Finns det kvar?', language: 'sv' }]);
    expect(entries.map(({ id }) => id)).toEqual(['oppen']);
  });

  it('stand a need that has no name', () => {
    expect(serviceEntries(known([service({ needs: ['okand'] })]), [])[0]?.names).toEqual([{ text: 'Lån', language: 'sv' }, { text: 'Loan', language: 'en' }]);
  });

  it('are, of the real knowledge, all the open services, each once', () => {
    const open = knowledge.regions.flatMap(({ actors }) => actors.flatMap(({ services }) => services.filter(({ closed }) => !closed).map(({ id }) => id)));
    const ids = serviceEntries(knowledge, []).map(({ id }) => id);
    expect(ids).toEqual(open);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the entries of answers', () => {
  it('hold the question as the name, the answer, and how people ask', () => {
    const answer = Answer.parse({ id: 'moms', question: { sv: 'Vad är moms?', en: 'What is VAT?' }, answer: fact('En skatt.'), service: 'lan', examples: { sv: ['hur mycket moms'] } });
    expect(answerEntries(known([service()], [answer]))).toEqual([{
      id: 'moms', names: [{ text: 'Vad är moms?', language: 'sv' }, { text: 'What is VAT?', language: 'en' }], about: [{ text: 'En skatt.', language: 'sv' }], examples: [{ text: 'hur mycket moms', language: 'sv' }],
    }]);
  });

  it('are one for each answer of the real knowledge, and none where there are none', () => {
    expect(answerEntries(knowledge).map(({ id }) => id)).toEqual(knowledge.answers.map(({ id }) => id));
    expect(answerEntries(known([service()]))).toEqual([]);
  });
});
