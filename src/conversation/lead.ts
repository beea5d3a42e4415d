import type { Door, Event, Language, Slot, Understood } from '../events.ts';
import { byActor, commonness, isExcluded } from './belief.ts';
import type { Evidence } from './belief.ts';
import { nextQuestion, optionsFor, limits } from './ask.ts';
import type { OpenConversation } from './conversation.ts';
import type { Input } from './input.ts';
import { bestService, doorOf, doorsFrom, isPlural, needNow, understoodOf, understoodText, weigh } from './recommend.ts';
import type { PhraseValues, World, WorldRegion } from './world.ts';

/** From here on a text is taken to ask a general question rather than for help. */
const plainlyGeneral = 0.5;

/** The next step towards a door: a question that tells something, or the doors. */
export function lead(world: World, conversation: OpenConversation, input: Input, { askMore }: { askMore: boolean }): Event[] {
  const moved = moveRegion(world, conversation);
  if (moved === 'outside') return recommendOutside(world, conversation, input);
  if (moved) return [moved.event, ...lead(world, moved.conversation, input, { askMore })];
  const gone = goneActor(world, conversation);
  if (!world.regions.get(conversation.region)?.coordinator) return leadFromNowhere(world, conversation, input, askMore);
  const { evidence, belief } = weigh(world, conversation);
  if (askMore && !isAnswered(conversation, evidence)) {
    const unclear = whenUnclear(world, conversation, input);
    if (unclear) return unclear;
    const question = nextQuestion(world, conversation, evidence, belief);
    if (question) return ask(world, conversation, input, question.slot);
    const last = lastCheck(world, conversation, belief);
    if (last !== undefined) return ask(world, conversation, input, last);
  }
  const doors = doorsFrom(world, conversation, belief, input.at);
  if (doors.length === 0) return leadToPerson(world, conversation, input, 'recommend.nothing');
  return recommend(world, conversation, input, doors, evidence.general, gone);
}

/** At a national door, before it is known where the company is: a question of fact has its answer anyway, the same as at every other door. */
function leadFromNowhere(world: World, conversation: OpenConversation, input: Input, askMore: boolean): Event[] {
  const regions = [...world.regions.values()].flatMap(({ id, coordinator }) => (coordinator ? [id] : []));
  const { evidence, belief } = weigh(world, { ...conversation, region: regions[0] ?? conversation.region });
  const isPage = ({ actor }: Door) => world.actors.get(actor)?.gives === 'information' && regions.every((region) => world.actors.get(actor)?.serves.includes(region));
  const doors = evidence.general > plainlyGeneral ? doorsFrom(world, conversation, belief, input.at) : [];
  const pages = isAnswered(conversation, evidence) || doors.slice(0, 1).some(isPage) ? doors.filter(isPage) : [];
  if (pages.length > 0) return recommend(world, conversation, input, pages, evidence.general, undefined);
  return askMore && !conversation.asked.includes('municipality') ? ask(world, conversation, input, 'municipality') : recommendOutside(world, conversation, input);
}

/** What is done while nothing tells what is needed: ask for it, then for a few words more, then a person; and who may not be a company at all is asked whether it is one. */
function whenUnclear(world: World, conversation: OpenConversation, input: Input): Event[] | undefined {
  const { asked, unknowns } = conversation;
  if (unknowns.includes('need') && soundsPrivate(conversation)) return sayOfftopic(world, conversation, input, 'offtopic.unsure');
  if (isVague(conversation)) {
    if (!asked.includes('need')) return ask(world, conversation, input, 'need');
    if (unknowns.includes('need') && !asked.includes('more') && asked.length < limits.mostQuestions) return ask(world, conversation, input, 'more');
    if (asked.includes('more')) return leadToPerson(world, conversation, input, 'unclear.again');
  }
  return undefined;
}

/** Whether the latest words plainly ask a general question that has a short answer: then nothing more need be known. */
function isAnswered(conversation: OpenConversation, { general }: Evidence): boolean {
  const reading = conversation.said.at(-1)?.reading;
  return reading?.answer !== undefined && general > plainlyGeneral;
}

/** Nothing said so far tells what is needed. */
function isVague(conversation: OpenConversation): boolean {
  if (conversation.known.need) return false;
  return conversation.said.every(({ reading }) => reading.kind !== 'need');
}

/** Nothing said so far is plainly about a company: then who cannot say what it needs is not led on. */
function soundsPrivate({ said, known }: OpenConversation): boolean {
  return !known.need && said.length > 0 && said.every(({ reading }) => (reading.offtopic ?? 0) >= limits.private && (reading.needs[0]?.p ?? 0) < limits.plainlyOurs && !reading.mentions.some(({ slot }) => slot === 'employees' || slot === 'org'));
}

/**
 * What is asked only when it decides: what the first door's own rules turn on, which municipality's office it is, and whether
 * money is already spent.
 */
function lastCheck(world: World, conversation: OpenConversation, belief: ReadonlyMap<string, number>): Slot | undefined {
  if (conversation.asked.length >= limits.mostQuestions) return undefined;
  const isOpen = (slot: Slot) => !conversation.asked.includes(slot) && (conversation.known[slot]?.sure ?? 0) < limits.heard;
  const [best] = [...byActor(world, belief)].sort(([, p], [, q]) => q - p);
  const actor = best && world.actors.get(best[0]);
  const service = world.services.get(bestService(world, belief, actor?.id ?? '') ?? '');
  if (!actor || !service) return undefined;
  const goesAbroad = world.needs.get(needNow(conversation) ?? '')?.area === 'export'; // who asks about being paid from Chile need not say where the customers are
  const rule = Object.entries(service.never).map(([slot, values]) => ({ slot: slot as Slot, share: values.reduce((sum, value) => sum + (commonness[slot as Slot]?.[value] ?? 0), 0) }))
    .filter(({ slot, share }) => share >= limits.ruleShare && isOpen(slot) && !(slot === 'market' && goesAbroad)).sort((a, b) => b.share - a.share)[0];
  if (rule) return rule.slot;
  if (actor.perMunicipality && isOpen('municipality')) return 'municipality';
  const need = needNow(conversation);
  if (service.beforehand && (need === 'bidrag' || need === 'investering') && isOpen('ordered')) return 'ordered';
  return actor.gives === 'person' && isOpen('municipality') && !namesTheRegion(world, conversation) ? 'municipality' : undefined;
}

/** Whether the company has named somebody who works in this region only: then it need not be asked where it is. */
function namesTheRegion(world: World, { said, region }: OpenConversation): boolean {
  const named = said.flatMap(({ reading }) => reading.named).filter(({ as }) => as !== 'unwanted');
  return named.some(({ actor }) => { const serves = world.actors.get(actor)?.serves ?? []; return serves.length === 1 && serves[0] === region; });
}

function ask(world: World, conversation: OpenConversation, input: Input, slot: Slot | 'more'): Event[] {
  const { language } = conversation;
  const phrase = slot === 'need' && !isVague(conversation) ? 'ask.need.sure' : `ask.${slot}`;
  const text = world.phrase(phrase, language, { plural: isPlural(conversation) });
  const question = slot === 'more' ? { slot } : { slot, options: optionsFor(world, conversation, weigh(world, conversation).evidence, slot) };
  return [{ type: 'message.sent', message: `${input.id}.1`, from: 'assistant', phrase, text, language, question }];
}

/** A municipality in another region moves the conversation there; one outside all of them is `outside`. */
function moveRegion(world: World, conversation: OpenConversation): { event: Event; conversation: OpenConversation } | 'outside' | undefined {
  const place = conversation.known.municipality;
  if (!place || place.sure < 0.7) return undefined;
  const region = world.regionOf(place.value);
  if (region === undefined) return 'outside';
  if (region === conversation.region) return undefined;
  return { event: { type: 'region.moved', region }, conversation: { ...conversation, region } };
}

/** An actor that is closed or has moved away, when the company asks for it: in its latest words, or in any before it has been shown doors. */
function goneActor(world: World, conversation: OpenConversation): string | undefined {
  const heard = conversation.doors.length === 0 ? conversation.said.toReversed() : conversation.said.slice(-1);
  return heard.flatMap(({ reading }) => reading.named).find(({ actor, as }) => as !== 'unwanted' && world.actors.get(actor)?.gone)?.actor;
}

function recommend(world: World, conversation: OpenConversation, input: Input, found: Door[], general: number, gone: string | undefined): Event[] {
  const { language } = conversation;
  const doors = gone === undefined ? found : successors(world, conversation, gone, found, input.at);
  const values = { plural: isPlural(conversation) };
  const lines = [understoodText(world, conversation, language), movedText(world, conversation, language)];
  if (gone !== undefined) lines.push(goneText(world, conversation, gone, language));
  const isPage = doors[0] !== undefined && world.actors.get(doors[0].actor)?.gives === 'information';
  const answer = world.answers.get(conversation.said.at(-1)?.reading.answer ?? '');
  const ownsAnswer = answer !== undefined && doors.some(({ actor }) => actor === world.services.get(answer.service)?.actor);
  if (isPage && ownsAnswer) lines.splice(0, lines.length, answer.text[language], world.phrase('answer.more', language, { ...values, checked: checkedText(world, answer, language) }));
  else if (isPage && general > plainlyGeneral) lines.push(world.phrase('recommend.general', language, values));
  else lines.push(world.phrase('recommend', language, values));
  lines.push(...cautions(world, conversation, doors));
  return tell(conversation, input, 'recommend', lines.filter((line) => line !== '').join('\n\n'), doors, understoodOf(world, conversation));
}

/** What a good guide adds: apply before buying, the bank applies, say nothing of the invention. */
function cautions(world: World, conversation: OpenConversation, doors: readonly Door[]): string[] {
  const { language } = conversation;
  const values = { plural: isPlural(conversation) };
  const lines: string[] = [];
  const first = world.services.get(doors[0]?.service ?? '');
  const need = needNow(conversation);
  const asksSupport = first?.beforehand === true || need === 'bidrag' || need === 'investering';
  if (asksSupport && conversation.known.ordered?.value === 'ja') lines.push(world.phrase('recommend.ordered', language, { ...values, Du: 'Du', Ni: 'Ni' }));
  else if (first?.beforehand) lines.push(world.phrase('recommend.beforehand', language, values));
  if (doors.some(({ service }) => world.services.get(service)?.throughBank === true)) lines.push(world.phrase('recommend.bank', language, values));
  if (need === 'patent') lines.push(world.phrase('recommend.invention', language, values));
  return lines;
}

/** One line that says when an answer was checked, or that nobody has. */
function checkedText(world: World, { checked, unverified }: { checked?: string; unverified: boolean }, language: Language): string {
  if (unverified) return world.phrase('answer.unverified', language);
  return checked === undefined ? '' : world.phrase('answer.checked', language, { date: checked });
}

function successors(world: World, conversation: OpenConversation, gone: string, found: Door[], at: string): Door[] {
  const name = world.actors.get(gone)?.name ?? gone;
  const evidence = weigh(world, conversation).evidence;
  const heirs = (world.actors.get(gone)?.gone?.leadsTo ?? []).flatMap((id) => {
    const service = world.services.get(id);
    if (!service || isExcluded(world, service, evidence)) return [];
    const known = found.find(({ actor }) => actor === service.actor);
    return known ?? doorOf(world, conversation, service.actor, id, at, [world.phrase('why.successor', conversation.language, { name })]) ?? [];
  });
  const firstFound = found[0];
  const order = firstFound && heirs.some(({ actor }) => actor === firstFound.actor) ? [...found, ...heirs] : [...heirs.slice(0, 1), ...found, ...heirs.slice(1)];
  return order.filter((door, i) => order.findIndex(({ actor }) => actor === door.actor) === i).slice(0, 3);
}

function goneText(world: World, conversation: OpenConversation, gone: string, language: Language): string {
  const actor = world.actors.get(gone);
  return world.phrase(`gone.${actor?.gone?.how ?? 'closed'}`, language, { name: actor?.name ?? gone, region: regionName(world, conversation), plural: isPlural(conversation) });
}

/** A company that belongs to another region than the door it came in by is told so, once. */
function movedText(world: World, conversation: OpenConversation, language: Language): string {
  const place = conversation.known.municipality?.value;
  const isNews = conversation.region !== conversation.home && conversation.doors.length === 0 && world.regions.get(conversation.home)?.coordinator !== undefined;
  return isNews && place !== undefined ? world.phrase('recommend.moved', language, { place, region: regionName(world, conversation), plural: isPlural(conversation) }) : '';
}

/** The coordinating door of the region, said in the words of the occasion. Never a dead end. */
export function leadToPerson(world: World, conversation: OpenConversation, input: Input, phrase: 'human' | 'recommend.nothing' | 'recommend.language' | 'unclear.again'): Event[] {
  const { language } = conversation;
  const plural = isPlural(conversation);
  const regions = coordinated(world, conversation);
  const and = language === 'sv' ? ' och ' : ' and ';
  const phones = regions.flatMap(({ coordinator }) => coordinator?.phone ?? []);
  const text = world.phrase(phrase, language, {
    name: regions.map(({ coordinator }) => world.actors.get(coordinator?.actor ?? '')?.name ?? '').join(and), region: regions.map(({ name }) => name[language]).join(and),
    plural, by: world.sayTime(world.hearsBy(input.at, regions[0]?.coordinator?.actor), language), phone: phones.length === 0 ? '' : world.phrase('human.phone', language, { number: phones.join(and), plural }),
  });
  return tell(conversation, input, phrase, text, coordinatingDoors(world, conversation, input.at));
}

function coordinatingDoors(world: World, conversation: OpenConversation, at: string): Door[] {
  return coordinated(world, conversation).flatMap(({ coordinator }) => {
    const door = coordinator && doorOf(world, conversation, coordinator.actor, coordinator.service, at, [world.phrase('why.coordinator', conversation.language, { plural: isPlural(conversation) })]);
    if (!door) return [];
    const { about: _about, cost: _cost, checked: _checked, ...plain } = door;
    return [{ ...plain, title: world.phrase('coordinator.title', conversation.language), ...(coordinator.phone === undefined ? {} : { phone: coordinator.phone }), ...(coordinator.email === undefined ? {} : { email: coordinator.email }) }];
  });
}

/** The region with a coordinating door that the conversation belongs to: its own, that of the door it came in by, or, by a national door, each of them. */
function coordinated(world: World, conversation: OpenConversation): WorldRegion[] {
  const near = [conversation.region, conversation.home].flatMap((id) => world.regions.get(id) ?? []).find(({ coordinator }) => coordinator);
  return near ? [near] : [...world.regions.values()].filter(({ coordinator }) => coordinator);
}

/** For a company outside the regions: the pages that serve all of Sweden, and the coordinating door of the door it came in by. */
function recommendOutside(world: World, conversation: OpenConversation, input: Input): Event[] {
  const { language } = conversation;
  const { belief } = weigh(world, conversation);
  const pages = doorsFrom(world, conversation, new Map([...belief].map(([id, p]) => [id, nationalShare(world, id) * p])), input.at).filter(({ handover }) => handover === 'link').slice(0, 1);
  const advice = doorOf(world, conversation, 'verksamt', 'vs-radgivare', input.at);
  const doors = [...(advice ? [advice] : []), ...coordinatingDoors(world, conversation, input.at), ...pages].filter((door, i, all) => all.findIndex(({ actor }) => actor === door.actor) === i).slice(0, 3);
  const values: PhraseValues = {
    regions: [...world.regions.values()].filter(({ coordinator }) => coordinator).map(({ name }) => name[language]).join(language === 'sv' ? ' och ' : ' and '),
    place: conversation.known.municipality?.value ?? (language === 'sv' ? 'andra platser' : 'other places'), plural: isPlural(conversation),
  };
  return tell(conversation, input, 'recommend.outside', world.phrase('recommend.outside', language, values), doors, understoodOf(world, conversation));
}

function nationalShare(world: World, service: string): number {
  return world.actors.get(world.services.get(service)?.actor ?? '')?.gives === 'information' ? 1 : 0;
}

/** A friendly answer to what is not about doing business: no doors and no question. */
export function sayOfftopic(world: World, conversation: OpenConversation, input: Input, phrase: 'offtopic' | 'offtopic.unsure' | 'smalltalk'): Event[] {
  const { language } = conversation;
  return [{ type: 'message.sent', message: `${input.id}.1`, from: 'assistant', phrase, text: world.phrase(phrase, language, { plural: isPlural(conversation) }), language }];
}

/** Words of despair get the emergency number, a helpline and a human, whatever the need. */
export function sayDespair(world: World, conversation: OpenConversation, input: Input): Event[] {
  const { language } = conversation;
  const doors = coordinatingDoors(world, conversation, input.at);
  const text = world.phrase('despair', language, { emergency: world.crisis.emergency, helpline: world.crisis.helpline, number: world.crisis.number, name: doors.map(({ name }) => name).join(language === 'sv' ? ' eller ' : ' or '), plural: false });
  return tell(conversation, input, 'despair', text, doors);
}

function regionName(world: World, conversation: OpenConversation): string {
  return world.regions.get(conversation.region)?.name[conversation.language] ?? '';
}

function tell(conversation: OpenConversation, input: Input, phrase: string, text: string, doors: Door[], understood: Understood[] = []): Event[] {
  return [{ type: 'message.sent', message: `${input.id}.1`, from: 'assistant', phrase, text, language: conversation.language, ...(doors.length === 0 ? {} : { doors }), ...(understood.length === 0 ? {} : { understood }) }];
}
