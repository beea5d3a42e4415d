import type { Language } from '../events.ts';
import type { Refusal } from './compare.ts';
import type { Reason } from './queue.ts';

type Named = (id: string) => string;
const percent = (share: number, language: Language) => (language === 'sv' ? `${Math.round(share * 100)} %` : `${Math.round(share * 100)}%`);

/** Why something stands where it does in the queue, in a sentence. `named` gives the names of needs and actors. */
export function reasonInWords(reason: Reason, language: Language, named: Named): string {
  return language === 'sv' ? inSwedish(reason, named) : inEnglish(reason, named);
}

function inSwedish(reason: Reason, named: Named): string {
  switch (reason.why) {
    case 'between': {
      const [first, second] = reason.needs.map(({ need, p }) => `${named(need)} (${percent(p, 'sv')})`);
      return second === undefined ? `Vägledaren gissar på ${first}.` : `Vägledaren tvekar mellan ${first} och ${second}.`;
    }
    case 'outside': return `Det kan ligga utanför uppdraget (${percent(reason.p, 'sv')}).`;
    case 'disagrees': return `Sökningen pekar på ${named(reason.need)} i stället.`;
    case 'often': return `Nästan samma sak har skrivits ${reason.times} gånger.`;
    case 'like': return `${reason.count === 1 ? 'En annan osäker mening' : `${reason.count} andra osäkra meningar`} liknar den.`;
    case 'thumb_down': return 'Företaget gav svaret tummen ner.';
    case 'no_door': return 'Företaget fick ingen dörr.';
    case 'human': return 'Företaget bad att få prata med en människa.';
    case 'declined': return `${reason.actor === undefined ? 'Mottagaren' : named(reason.actor)} svarade att det var fel dörr.`;
    case 'referred': return `Frågan fick skickas vidare${reason.actor === undefined ? '' : ` till ${named(reason.actor)}`}.`;
  }
}

function inEnglish(reason: Reason, named: Named): string {
  switch (reason.why) {
    case 'between': {
      const [first, second] = reason.needs.map(({ need, p }) => `${named(need)} (${percent(p, 'en')})`);
      return second === undefined ? `The guide's guess is ${first}.` : `The guide wavers between ${first} and ${second}.`;
    }
    case 'outside': return `It may be none of our business (${percent(reason.p, 'en')}).`;
    case 'disagrees': return `The search points to ${named(reason.need)} instead.`;
    case 'often': return `Almost the same has been written ${reason.times} times.`;
    case 'like': return reason.count === 1 ? 'One other uncertain sentence is like it.' : `${reason.count} other uncertain sentences are like it.`;
    case 'thumb_down': return 'The company gave the answer a thumb down.';
    case 'no_door': return 'The company was shown no door.';
    case 'human': return 'The company asked for a human.';
    case 'declined': return `${reason.actor === undefined ? 'The recipient' : named(reason.actor)} said that it was the wrong door.`;
    case 'referred': return `The question had to be passed on${reason.actor === undefined ? '' : ` to ${named(reason.actor)}`}.`;
  }
}

/** Why a model is not published, in a sentence for each reason. */
export function refusalInWords(refusal: Refusal, language: Language, named: Named): string[] {
  const swedish = language === 'sv';
  switch (refusal.why) {
    case 'golden': return refusal.failures.map((failure) => (swedish ? `Ett provsamtal går sönder: ${failure}` : `A golden conversation breaks: ${failure}`));
    case 'label': {
      const { label, lost, won, verdict } = refusal.change;
      if (verdict === 'ruined') return [swedish ? `${named(label)} känns knappt igen längre: minst hälften av meningarna som förstods rätt förut förstås nu fel.` : `${named(label)} is hardly recognised any more: at least half of the sentences that were understood before are not.`];
      return [swedish ? `${named(label)} blir sämre: ${lost} meningar bedöms fel som bedömdes rätt förut, och ${won} tvärtom.` : `${named(label)} gets worse: ${lost} sentences are judged wrongly that were judged rightly before, and ${won} the other way.`];
    }
    case 'whole': return [swedish ? `Helheten blir sämre: ${refusal.change.lost} meningar förstås fel som förstods rätt förut, och ${refusal.change.won} tvärtom.` : `The whole gets worse: ${refusal.change.lost} sentences are misunderstood that were understood before, and ${refusal.change.won} the other way.`];
  }
}
