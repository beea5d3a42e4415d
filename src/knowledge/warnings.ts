import type { Knowledge } from './schema.ts';

/** Something worth mending that does not keep the knowledge from being used. */
export type Warning = { file: string; problem: string; instead: string };

/** What the knowledge lacks: needs that nobody answers, doors that nobody can reach. */
export function knowledgeWarnings({ common, regions }: Knowledge): Warning[] {
  const inhabited = regions.filter(({ region }) => region.municipalities.length > 0);
  const gaps = inhabited.flatMap(({ region, routing }) => {
    const unanswered = Object.entries(common.needs).filter(([need]) => (routing[need] ?? []).length === 0);
    return unanswered.map(([need, { label }]) => ({
      file: `${region.id}/routing.yaml`,
      problem: `behovet «${need}» (${label.sv}) har ingen tjänst i ${region.name.sv}`,
      instead: 'skriv in en tjänst som svarar på det; till dess leds företag till den samordnande dörren',
    }));
  });
  const unreachable = inhabited.filter(({ region: { coordinator } }) => !coordinator?.phone && !coordinator?.email).map(({ region }) => ({
    file: `${region.id}/region.yaml`,
    problem: `den samordnande dörren i ${region.name.sv} har varken telefon eller e-post`,
    instead: 'skriv in dem under coordinator; till dess får den som vill tala med en människa lämna sitt nummer',
  }));
  const unchecked = regions.flatMap(({ region }) => (region.crisis?.unverified ? [{
    file: `${region.id}/region.yaml`,
    problem: 'numren för den som mår mycket dåligt är inte kontrollerade',
    instead: 'ring och kontrollera dem, och ta sedan bort unverified under crisis',
  }] : []));
  const silent = regions.some(({ region }) => region.crisis) ? [] : [{
    file: 'nationella/region.yaml',
    problem: 'ingen region har nummer för den som mår mycket dåligt',
    instead: 'lägg till crisis: med emergency och helpline',
  }];
  return [...gaps, ...unreachable, ...unchecked, ...silent];
}
