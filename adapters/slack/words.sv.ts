import type { DeclineReason, Language, Outcome, ReferReason } from '../../src/events.ts';
import { homeSv } from './home/words.sv.ts';
import type { HandoverView } from '../adapter.ts';
import { sayMonth, sayTime } from './say-time.ts';

const time = (iso: string) => sayTime(iso, 'sv');
const because = (reason: string) => (reason ? `: ${reason}` : '');
/** A promoter's own words after a sentence. */
const also = (note: string) => (note ? ` ${stop(note)}` : '');
/** Ends a sentence once, also when a person ended it already. */
const stop = (sentence: string) => (/[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`);

const reasons: Record<DeclineReason, string> = {
  wrong_competence: 'Vi har inte rätt kunskap för det här',
  not_eligible: 'Företaget uppfyller inte våra villkor',
  out_of_area: 'Det ligger utanför vårt geografiska område',
  no_capacity: 'Vi hinner inte just nu',
  conflict_of_interest: 'Det vore jäv för oss',
  duplicate: 'Vi har redan kontakt med företaget',
  other: 'Annat skäl',
};

const referReasons: Record<ReferReason, string> = {
  knows_better: 'De har rätt kunskap för det här',
  next_step: 'De är rätt hjälp i nästa steg',
  other_area: 'Företaget hör till deras område',
  no_capacity: 'Vi hinner inte just nu',
  other: 'Annat skäl',
};

const choices: Record<Outcome, string> = {
  got_help: 'Företaget fick hjälp',
  partly: 'Fick hjälp till en del',
  no_help: 'Fick inte hjälp',
  not_wanted: 'Ville inte längre',
  could_not_reach: 'Fick inte tag i företaget',
};

const outcomes: Record<string, string> = {
  got_help: 'företaget fick hjälp',
  partly: 'företaget fick hjälp till en del',
  no_help: 'det gick inte att hjälpa företaget',
  not_wanted: 'företaget ville inte längre',
  could_not_reach: 'det gick inte att få tag i företaget',
  unknown: 'hur det gick är inte känt',
};

type Before = NonNullable<HandoverView['before']>[number]['how'];
const inMonth = (at: string, now: string) => `i ${sayMonth(at, now, 'sv')}`;
const befores: Record<Before, string> = {
  helped: 'fick hjälp', partly: 'fick hjälp till en del', not_helped: 'fick inte hjälp', passed_on: 'skickades vidare', declined: 'de kunde inte hjälpa till', open: 'är inte avslutat',
};

/** What hinders the app, where several of Slack's codes say the same. */
const hindrances = {
  shutOut: 'arbetsytan släpper inte in appen. Be den som administrerar Slack att godkänna den',
  readOnly: 'bara vissa får skriva i kanalen. Låt appen skriva där, under kanalens inställningar',
  wrongKind: 'det är ingen kanal som appen kan skriva i. Välj en vanlig kanal',
  noReplies: 'det går inte att svara i kortets tråd. Titta på trådens och kanalens inställningar',
  moving: 'arbetsytan eller kanalen flyttas just nu. Vi försöker igen om en timme',
};

const troubles: Record<string, string> = {
  not_in_channel: 'appen är inte med i kanalen. Bjud in den där med /invite',
  channel_not_found: 'kanalen finns inte, eller så är den privat och appen är inte inbjuden',
  is_archived: 'kanalen är arkiverad. Öppna den igen, eller välj en annan',
  invalid_auth: 'Slack känner inte igen appens nyckel. Kontrollera SLACK_BOT_TOKEN',
  not_authed: 'Slack fick ingen nyckel. Kontrollera SLACK_BOT_TOKEN',
  account_inactive: 'appen har tagits bort ur arbetsytan eller stängts av. Installera den igen',
  token_revoked: 'appens nyckel är återkallad. Installera appen i arbetsytan igen',
  token_expired: 'appens nyckel har gått ut. Installera appen i arbetsytan igen',
  missing_scope: 'appen saknar en behörighet. Installera den igen med manifestet från npm run slack:manifest',
  seal_broken: 'nyckeln till arbetsytan går inte att öppna med SECRET_KEY. Lägg tillbaka den hemlighet som gällde när appen installerades, eller installera appen igen',
  not_allowed_token_type: 'nyckeln är av fel slag. SLACK_BOT_TOKEN ska börja med xoxb-',
  no_permission: 'appen saknar en behörighet. Installera den igen med manifestet från npm run slack:manifest',
  is_bot: 'nyckeln är av fel slag. SLACK_BOT_TOKEN ska börja med xoxb-',
  team_not_found: 'appen är inte installerad i arbetsytan. Öppna /slack/install där, eller ändra arbetsytan för aktören',
  two_factor_setup_required: 'arbetsytan kräver tvåstegsinloggning. Den som installerade appen behöver slå på det',
  app_access_restricted: hindrances.shutOut, access_denied: hindrances.shutOut, accesslimited: hindrances.shutOut, enterprise_is_restricted: hindrances.shutOut, ekm_access_denied: hindrances.shutOut,
  channel_is_limited_access: hindrances.readOnly, restricted_action: hindrances.readOnly, restricted_action_read_only_channel: hindrances.readOnly,
  restricted_action_thread_only_channel: hindrances.readOnly, posting_to_channel_denied: hindrances.readOnly, too_many_members: hindrances.readOnly,
  restricted_action_non_threadable_channel: hindrances.noReplies, restricted_action_thread_locked: hindrances.noReplies, cannot_reply_to_message: hindrances.noReplies,
  method_not_supported_for_channel_type: hindrances.wrongKind, messages_tab_disabled: hindrances.wrongKind,
  team_added_to_org: hindrances.moving, org_login_required: hindrances.moving, external_channel_migrating: hindrances.moving,
  no_card: 'ärendets kort finns inte i kanalen',
};

/** Swedish, which the promoters read. */
export const sv = {
  language: 'sv' as Language,
  time,
  /** The page of one's own, and the weekly letter. */
  home: homeSv,

  newCase: (recipient: string) => `Nytt ärende till ${recipient}`,
  takenCase: (recipient: string) => `Ärende hos ${recipient}`,
  endedCase: (recipient: string) => `Avslutat hos ${recipient}`,
  practiceTitle: (title: string) => `ÖVNING: ${title}`,
  practice: 'ÖVNING. Det här är ingen riktig förfrågan och ingen väntar på svar.',
  keys: { who: 'Vem', need: 'Behov', stage: 'Skede', place: 'Plats', why: 'Varför ni', note: 'Hälsning från företaget' },
  shownWhenTaken: 'visas när någon har tagit ärendet',
  shownWhenAgreed: 'visas när företaget har sagt ja till det',
  notGiven: 'inte sagt',
  ownWords: 'Med företagets egna ord:',
  wordsWhenTaken: 'Företagets egna ord visas när någon har tagit ärendet.',
  restInThread: 'Alltihop finns i tråden.',
  restTitle: 'Allt företaget har skrivit:',
  spokenTo: (name: string, actor = '') => `Företaget sa ja i samtal med ${name}${actor ? `, ${actor}` : ''}.`,
  otherLanguage: 'Företaget skriver på engelska.',
  cameFrom: (recipient: string, reason: string) => stop(`Kom från ${recipient}${because(reason)}`),
  wasDeclined: (recipient: string, reason: string) => stop(`${recipient} svarade Inte vi${because(reason)}`),
  wasExpired: (recipient: string) => `${recipient} hann inte svara.`,

  before: (recipient: string, at: string, how: Before, now: string) => `Har varit i kontakt med ${recipient} ${inMonth(at, now)}: ${befores[how]}.`,

  open: (by: string, left = '') => `${left ? `${left} har släppt ärendet, och ingen annan` : 'Ingen'} har tagit ${left ? 'det' : 'ärendet'} än. Företaget har fått veta att någon hör av sig senast ${time(by)}.`,
  accepted: (name: string, callBy: string) => `${name} har tagit ärendet. Företaget har fått veta att ${name} hör av sig senast ${time(callBy)}.`,
  contacted: (name: string) => `${name} har ärendet och har haft kontakt med företaget.`,
  completed: (name: string, outcome: string, note = '') => stop(`${name} har avslutat ärendet${because(outcomes[outcome] ?? outcome)}`) + also(note),
  failed: (reason: string, note = '') => stop(`Ärendet är avslutat utan att företaget fick hjälp${because(outcomes[reason] ?? reason)}`) + also(note),
  calls: (calls: number) => (calls === 1 ? 'Har ringt en gång utan svar.' : `Har ringt ${calls} gånger utan svar.`),
  waitsForAnswer: 'Väntar på svar från företaget.',
  called: (name: string) => `${name} ringde företaget men fick inget svar.`,
  asked: (name: string, question: string) => `${name} frågar företaget: ${question}`,
  answered: (answer: string) => `Från företaget: ${answer}`,
  released: (name: string, by: string) => `${name} har släppt ärendet. Vem som helst av er kan ta det. Företaget har fått veta att ni hör av er senast ${time(by)}.`,
  given: (name: string, to: string) => `${name} har lämnat ärendet till ${to}. Företaget har fått veta det.`,
  declined: (name: string, reason: DeclineReason, note: string) => stop(`${name} svarade Inte vi: ${reason === 'other' && note ? note : `${reasons[reason]}${note ? `. ${note}` : ''}`}`),
  referred: (name: string, to: string, reason: string) => stop(`${name} har skickat ärendet vidare till ${to}${because(reason)}`),
  expired: 'Ingen hann ta ärendet i tid. Företaget har fått veta hur det går vidare.',
  overdue: (name: string) => `${name} hann inte höra av sig i tid. Företaget har fått veta hur det går vidare.`,
  lapsed: (name: string) => `Ärendet avslutades av sig självt: ${name} har inte sagt hur det gick. Företaget har fått frågan om det fick hjälp.`,
  mistaken: 'Ärendet skickades hit av misstag och har tagits tillbaka. Du behöver inte göra något.',
  joined: (name: string, to: string, reason: string) => stop(`${name} har tagit in ${to}${because(reason)}`),
  undone: (name: string) => `${name} ångrade sig. Det gäller inte längre, och företaget har fått veta det.`,
  reminded: {
    take: 'En påminnelse: ingen har tagit ärendet än, och företaget väntar.',
    contact: 'Har du fått tag i företaget? Tryck på Kontakt tagen i så fall, annars på Ringde, inget svar. Hinner du inte kan du lämna ärendet till en kollega.',
    end: 'Hur gick det? Tryck på Avsluta när ni är klara.',
  },
  helps: (recipient: string, name: string) => `${name ? `${name} på ${recipient}` : recipient} leder ärendet, och ni är med som hjälp.`,
  helpedBy: (recipient: string, name: string) => (name ? `Med som hjälp: ${name} på ${recipient}.` : `Med som hjälp: ${recipient}, där ingen har svarat än.`),
  nowAlone: (recipient: string) => `${recipient} är inte med längre, så nu är det ni som har ärendet.`,
  withdrawn: 'Företaget har tagit tillbaka sin förfrågan. Hör inte av er till det.',
  shared: 'Företaget har sagt ja till att ni får namn och kontaktuppgifter. De visas på kortet när någon har tagit ärendet.',

  unmailed: 'Mejlet till företaget kom inte fram. Ring, eller fråga i chatten med Fråga företaget.',
  read: 'Läs frågan',
  restOnPage: 'Företagets egna ord skickas inte hit. De finns bakom Läs frågan.',
  erased: 'Borttaget på företagets begäran.',
  answeredOnPage: 'Företaget har svarat. Svaret finns bakom Läs frågan på kortet.',
  contactOnPage: 'Namn och kontaktuppgifter finns bakom Läs frågan.',

  contactTitle: 'Kontakt',
  contact: { name: 'Namn', company: 'Företag', organisationNumber: 'Organisationsnummer', phone: 'Telefon', callTime: 'Ring helst', email: 'E-post' },
  onlyPhone: 'Företaget har bara lämnat ett telefonnummer: ring.',
  contactNotShared: 'Namn och kontaktuppgifter visas här när företaget har sagt ja till att ni får dem.',

  accept: 'Ta ärendet',
  refer: 'Skicka vidare',
  decline: 'Inte vi',
  contacting: 'Kontakt tagen',
  call: 'Ringde, inget svar',
  ask: 'Fråga företaget',
  close: 'Avsluta',
  release: 'Släpp',
  give: 'Lämna till kollega',
  join: 'Ta in',
  undo: 'Ångra',
  noButtons: 'Knapparna kunde inte visas. Säg till den som sköter Rätt dörr hos er.',

  cancel: 'Avbryt',
  referTitle: 'Skicka vidare',
  referTo: 'Vem kan ta det i stället?',
  referToHint: 'Företaget får veta vart det går.',
  choose: 'Välj',
  likeliest: 'Troligast',
  others: 'Övriga',
  referWhy: 'Varför dit?',
  referReason: 'Berätta mer',
  referReasonHint: 'Den som får ärendet läser det här. Skriv inga kontaktuppgifter.',
  joinTitle: 'Ta in någon till',
  joinTo: 'Vem kan hjälpa till?',
  joinToHint: 'Du har kvar ärendet och leder det. Företaget får veta vem du tar in.',
  joinReason: 'Med vad?',
  declineTitle: 'Inte vi',
  declineReason: 'Varför inte ni?',
  declineNote: 'Berätta mer',
  declineNoteHint: 'Behövs bara när skälet är ett annat. Skriv inga kontaktuppgifter.',
  closeTitle: 'Avsluta ärendet',
  closeOutcome: 'Hur gick det?',
  closeOutcomeHint: 'Företaget får veta det i chatten och kan svara på om det fick hjälp.',
  outcomes: choices,
  closeNote: 'Anteckning',
  closeNoteHint: 'För er egen del. Syns inte i chatten, men företaget har rätt att få ut den. Skriv inga kontaktuppgifter.',
  askTitle: 'Fråga företaget',
  askText: 'Vad vill du veta?',
  askTextHint: 'Företaget ser texten i chatten, med ditt namn. Svaret kommer i tråden.',
  send: 'Skicka',
  giveTitle: 'Lämna till kollega',
  giveTo: 'Vem tar över?',
  giveToHint: 'Någon som är med i den här kanalen. Företaget får veta vem.',
  confirmRelease: 'Ärendet går tillbaka till kanalen och företaget får veta det.',
  confirmLastCall: 'Det är tredje gången. Ärendet avslutas, och företaget får veta att ni inte fick tag i det.',
  reasons,
  referReasons,
  errors: {
    to: 'Välj vem som ska ta över.',
    referReason: 'Välj ett skäl, eller skriv några ord om varför.',
    joinTo: 'Välj vem som ska hjälpa till.',
    joinReason: 'Skriv några ord om vad du vill ha hjälp med.',
    declineReason: 'Välj ett skäl.',
    declineNote: 'Skriv vad det andra skälet är.',
    closeOutcome: 'Välj hur det gick.',
    askText: 'Skriv en fråga.',
    giveTo: 'Välj vem som tar över.',
    tooLong: (max: number) => `Skriv högst ${max} tecken.`,
  },

  takenBy: (name: string) => `Redan taget av ${name}.`,
  takenByYou: 'Du har redan tagit ärendet.',
  undoing: (code: string, name: string, recipient: string): string | undefined => {
    const said: Record<string, string> = {
      undo_late: 'Det går bara att ångra inom en minut, och den har gått.',
      undo_other: `Bara ${name} kan ångra det.`,
      undo_taken: `${name} på ${recipient} har redan tagit ärendet, så det går inte att ta tillbaka. Hör gärna av dig dit.`,
      undo_gone: 'Det går inte att ångra längre. Det har hänt något mer med ärendet sedan dess.',
    };
    return said[code];
  },
  justCalled: 'Samtalet är redan räknat.',
  notInChannel: 'Den personen är inte med i kanalen. Bjud in personen först, eller välj någon annan.',
  notAnyMore: (what: string) => `Det går inte längre. ${what}`,
  gone: 'Ärendet finns inte längre.',
  notNow: 'Det går inte just nu. Titta på kortet hur det står till med ärendet.',
  tryAgain: 'Rutan hann inte öppnas. Försök igen: tryck på knappen en gång till.',
  nobodyOnward: 'Det finns ingen mer att skicka ärendet till. Tryck på Inte vi, så hittar vi en annan väg för företaget.',
  sorry: 'Något gick fel hos oss. Titta på kortet och försök igen om en liten stund.',
  someone: 'en kollega',
  otherWorkspace: 'Det här ärendet hör till en annan arbetsyta och kan bara skötas där.',
  connectionBroken: (names: string, why: string) => `Vi når inte längre ${names} i Slack. ${why} Tills det är lagat tar nya frågor en annan väg.`,
  connectionWell: (names: string) => `Nu når vi ${names} i Slack igen.`,
  andMore: (count: number) => `${count} till`,
  list: (names: readonly string[]) => new Intl.ListFormat('sv', { type: 'conjunction' }).format(names),
  install: {
    done: (workspace: string) => `Klart! Rätt dörr är inkopplat i ${workspace || 'arbetsytan'}`,
    doneText: 'Bjud in appen i den kanal där ni vill ta emot frågor: skriv /invite @Rätt dörr i kanalen. Skriv sedan /rattdorr koppla och er aktörs namn där, så visas vad som återstår. Du kan stänga den här sidan.',
    failed: 'Det gick inte att koppla in Rätt dörr',
    reasons: {
      denied: 'Installationen avbröts i Slack. Ingenting är ändrat. Ångrar du dig öppnar du bara samma länk igen.',
      state: 'Det gick för lång tid, eller så började installationen i ett annat fönster. Öppna länken du började med en gång till, i den här webbläsaren.',
      link: 'Länken är för gammal eller inte hel. Be den som sköter Rätt dörr om en ny.',
      whole: 'Appen kan inte installeras för en hel organisation på en gång. Välj en arbetsyta i stället.',
      other: 'Slack tog inte emot installationen. Försök igen om en stund. Går det inte då heller, säg till den som sköter Rätt dörr.',
    },
    again: 'Börja om',
  },
  unknownTeam: 'Den här arbetsytan är inte kopplad till Rätt dörr. Säg till den som sköter Slack hos er.',

  trouble: (code: string) => (Object.hasOwn(troubles, code) ? `Slack: ${troubles[code]} (${code}).` : `Slack svarade ${code}.`),
  plainSent: (code: string) => `Slack tog inte emot kortet (${code}). Ett enkelt kort skickades i stället.`,
};

/** Everything a promoter or an operator reads from this adapter, in one language. */
export type Words = typeof sv;
