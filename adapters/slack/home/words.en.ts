import { sayTime } from '../say-time.ts';
import type { HomeWords } from './words.sv.ts';

const time = (iso: string) => sayTime(iso, 'en');
const one = (count: number, single: string, many: string) => `${count} ${count === 1 ? single : many}`;

function worked(minutes: number): string {
  if (minutes < 1) return 'a minute of working time';
  const [days, hours, rest] = [Math.floor(minutes / 540), Math.floor((minutes % 540) / 60), minutes % 60];
  const parts = [days ? one(days, 'working day', 'working days') : '', hours ? `${hours} h` : '', rest && !days ? `${rest} min` : ''].filter(Boolean);
  return days ? parts.join(' and ') : `${parts.join(' ')} of working time`;
}

/** The same in English. */
export const homeEn: HomeWords = {
  mine: 'Your cases',
  noMine: 'You have no cases just now. When you press *Take the case* on a card it is collected here, with the time that you have promised the company.',
  waiting: 'Waiting for someone',
  noWaiting: 'Nothing is waiting. Everyone who has come to you has somebody who helps them. Well done!',
  nowhere: 'We do not know yet where you belong. Join your channel in Slack, or press a button on one of the cards there. Then you will see your cases and figures here.',
  figures: 'The last four weeks',
  noFigures: 'Nothing has come in to you during the last four weeks. As soon as a company gets in touch it shows here.',
  stuckIn: (region) => `What does not move in ${region}`,
  noStuck: 'Everything moves. No company has waited too long.',
  stuckHint: 'You see what it is about, but not which company it is. Do get in touch with those who have the case and ask whether they need help.',
  others: (names) => `You also belong to ${names}.`,
  more: (count) => `And ${count} more. They are in your channels.`,
  updated: (at) => `Updated ${time(at)}. The page is fetched anew each time you open it.`,

  somebody: 'a company that seeks help',
  practice: 'practice',
  open: 'Open the card',
  late: 'Late',
  lateCall: (by) => `The company should have heard from you by ${time(by)}.`,
  call: (by) => `Get in touch by ${time(by)}.`,
  contacted: 'You have been in touch with the company.',
  quiet: (days) => `Nothing has happened for ${days} days. Is it time to close it?`,
  yours: (since) => `Yours since ${time(since)}.`,
  asked: (since) => `The company got your question ${time(since)} and has not answered yet.`,
  to: (recipient) => `to ${recipient}`,
  came: (since) => `Came ${time(since)}.`,
  promised: (by) => `The company has been told that somebody gets in touch by ${time(by)}.`,
  latePromise: (by) => `The company should have heard something by ${time(by)}.`,
  stuck: {
    untaken: (from) => `Nobody has taken it. The company should have heard something by ${time(from)}.`,
    channel: (from) => `The channel does not work, so nobody has seen it. It came ${time(from)}.`,
    uncalled: (from, promoter = '') => `${promoter || 'Somebody'} has taken it but not been in touch. That should have happened by ${time(from)}.`,
    unanswered: (from, promoter = '') => `${promoter || 'Somebody'} has waited for an answer from the company since ${time(from)}.`,
  },

  received: (count) => `${count} came in`,
  taken: (count) => `${count} taken`,
  passedOn: (count) => `${count} passed on to the right place`,
  helped: (count) => `${one(count, 'company', 'companies')} got help`,
  quick: (minutes) => `Half of those taken were taken within ${worked(minutes)}.`,
  week: (number) => `w. ${number}`,
  weekSaid: (received, taken) => `${received} in, ${taken} taken`,

  letter: (names) => `Last week at ${names}`,
  letterTry: (names) => `The last seven days at ${names}`,
  letterNumber: (number) => `Week ${number}`,
  letterWaiting: (count) => `${one(count, 'case waits', 'cases wait')} for one of you.`,
  letterNobody: 'Nothing is waiting for you just now. Well done!',
  letterHint: 'The weekly letter comes on the first working day of the week, when something has happened. Your own cases are under Home in the app Rätt dörr.',
};
