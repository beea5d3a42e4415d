import type { DeclineReason, Outcome, ReferReason } from '../../src/events.ts';
import { homeEn } from './home/words.en.ts';
import type { HandoverView } from '../adapter.ts';
import { sayMonth, sayTime } from './say-time.ts';
import type { Words } from './words.sv.ts';

const time = (iso: string) => sayTime(iso, 'en');
const because = (reason: string) => (reason ? `: ${reason}` : '');
const stop = (sentence: string) => (/[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`);

const also = (note: string) => (note ? ` ${stop(note)}` : '');

const befores: Record<NonNullable<HandoverView['before']>[number]['how'], string> = {
  helped: 'got help', partly: 'got some help', not_helped: 'got no help', passed_on: 'was passed on', declined: 'they could not help', open: 'not closed yet',
};

const reasons: Record<DeclineReason, string> = {
  wrong_competence: 'We do not have the right knowledge for this',
  not_eligible: 'The company does not meet our conditions',
  out_of_area: 'It is outside our geographical area',
  no_capacity: 'We do not have time at present',
  conflict_of_interest: 'We have a conflict of interest',
  duplicate: 'We are already in touch with the company',
  other: 'Another reason',
};

const referReasons: Record<ReferReason, string> = {
  knows_better: 'They have the right knowledge for this',
  next_step: 'They are the right help for the next step',
  other_area: 'The company belongs to their area',
  no_capacity: 'We do not have time at present',
  other: 'Another reason',
};

const choices: Record<Outcome, string> = {
  got_help: 'The company got help',
  partly: 'It got some of the help it needed',
  no_help: 'It did not get help',
  not_wanted: 'It no longer wanted help',
  could_not_reach: 'The company could not be reached',
};

const outcomes: Record<string, string> = {
  got_help: 'the company got help',
  partly: 'the company got some of the help it needed',
  no_help: 'the company could not be helped',
  not_wanted: 'the company no longer wanted help',
  could_not_reach: 'the company could not be reached',
  unknown: 'how it went is not known',
};

/** What hinders the app, where several of Slack's codes say the same. */
const hindrances = {
  shutOut: 'the workspace does not let the app in. Ask whoever administers Slack to approve it',
  readOnly: 'only some may write in the channel. Let the app write there, in the settings of the channel',
  wrongKind: 'it is no channel that the app can write in. Choose an ordinary channel',
  noReplies: 'one cannot reply in the thread of the card. Look at the settings of the thread and the channel',
  moving: 'the workspace or the channel is being moved. We try again in an hour',
};

const troubles: Record<string, string> = {
  not_in_channel: 'the app is not in the channel. Invite it there with /invite',
  channel_not_found: 'the channel does not exist, or it is private and the app has not been invited',
  is_archived: 'the channel is archived. Open it again, or choose another',
  invalid_auth: 'Slack does not know the app’s token. Check SLACK_BOT_TOKEN',
  not_authed: 'Slack got no token. Check SLACK_BOT_TOKEN',
  account_inactive: 'the app has been removed from the workspace or switched off. Install it again',
  token_revoked: 'the app’s token has been revoked. Install the app in the workspace again',
  token_expired: 'the app’s token has expired. Install the app in the workspace again',
  missing_scope: 'the app lacks a permission. Install it again with the manifest from npm run slack:manifest',
  seal_broken: 'the key to the workspace cannot be opened with SECRET_KEY. Put back the secret that held when the app was installed, or install the app again',
  not_allowed_token_type: 'the token is of the wrong kind. SLACK_BOT_TOKEN should begin with xoxb-',
  no_permission: 'the app lacks a permission. Install it again with the manifest from npm run slack:manifest',
  is_bot: 'the token is of the wrong kind. SLACK_BOT_TOKEN should begin with xoxb-',
  team_not_found: 'the app is not installed in the workspace. Open /slack/install there, or change the actor’s workspace',
  two_factor_setup_required: 'the workspace asks for two-factor sign-in. Whoever installed the app has to turn it on',
  app_access_restricted: hindrances.shutOut, access_denied: hindrances.shutOut, accesslimited: hindrances.shutOut, enterprise_is_restricted: hindrances.shutOut, ekm_access_denied: hindrances.shutOut,
  channel_is_limited_access: hindrances.readOnly, restricted_action: hindrances.readOnly, restricted_action_read_only_channel: hindrances.readOnly,
  restricted_action_thread_only_channel: hindrances.readOnly, posting_to_channel_denied: hindrances.readOnly, too_many_members: hindrances.readOnly,
  restricted_action_non_threadable_channel: hindrances.noReplies, restricted_action_thread_locked: hindrances.noReplies, cannot_reply_to_message: hindrances.noReplies,
  method_not_supported_for_channel_type: hindrances.wrongKind, messages_tab_disabled: hindrances.wrongKind,
  team_added_to_org: hindrances.moving, org_login_required: hindrances.moving, external_channel_migrating: hindrances.moving,
  no_card: 'the card of the case is not in the channel',
};

/** English, for promoters who prefer it. */
export const en: Words = {
  language: 'en',
  time,
  home: homeEn,

  newCase: (recipient) => `New case for ${recipient}`,
  takenCase: (recipient) => `Case with ${recipient}`,
  endedCase: (recipient) => `Ended with ${recipient}`,
  practiceTitle: (title) => `PRACTICE: ${title}`,
  practice: 'PRACTICE. This is not a real request and nobody is waiting for an answer.',
  keys: { who: 'Who', need: 'Need', stage: 'Stage', place: 'Place', why: 'Why you', note: 'A note from the company' },
  shownWhenTaken: 'shown once somebody has taken the case',
  shownWhenAgreed: 'shown once the company has agreed to it',
  notGiven: 'not said',
  ownWords: 'In the company’s own words:',
  wordsWhenTaken: 'The company’s own words are shown once somebody has taken the case.',
  restInThread: 'All of it is in the thread.',
  restTitle: 'All that the company has written:',
  spokenTo: (name, actor = '') => `The company said yes in talk with ${name}${actor ? `, ${actor}` : ''}.`,
  otherLanguage: 'The company writes in Swedish.',
  cameFrom: (recipient, reason) => stop(`Came from ${recipient}${because(reason)}`),
  wasDeclined: (recipient, reason) => stop(`${recipient} answered Not us${because(reason)}`),
  wasExpired: (recipient) => `${recipient} did not have time to answer.`,

  before: (recipient, at, how, now) => `Was in touch with ${recipient} in ${sayMonth(at, now, 'en')}: ${befores[how]}.`,

  open: (by, left = '') => `${left ? `${left} has let the case go, and nobody else has taken it` : 'Nobody has taken the case'} yet. The company has been told that it will hear by ${time(by)}.`,
  accepted: (name, callBy) => `${name} has taken the case. The company has been told that ${name} will be in touch by ${time(callBy)}.`,
  contacted: (name) => `${name} has the case and has been in touch with the company.`,
  completed: (name, outcome, note = '') => stop(`${name} has closed the case${because(outcomes[outcome] ?? outcome)}`) + also(note),
  failed: (reason, note = '') => stop(`The case was closed without help for the company${because(outcomes[reason] ?? reason)}`) + also(note),
  calls: (calls) => (calls === 1 ? 'Has called once without an answer.' : `Has called ${calls} times without an answer.`),
  waitsForAnswer: 'Waiting for the company to answer.',
  called: (name) => `${name} called the company but got no answer.`,
  asked: (name, question) => `${name} asks the company: ${question}`,
  answered: (answer) => `From the company: ${answer}`,
  released: (name, by) => `${name} has let the case go. Any of you can take it. The company has been told that it will hear from you by ${time(by)}.`,
  given: (name, to) => `${name} has given the case to ${to}. The company has been told.`,
  declined: (name, reason, note) => stop(`${name} answered Not us: ${reason === 'other' && note ? note : `${reasons[reason]}${note ? `. ${note}` : ''}`}`),
  referred: (name, to, reason) => stop(`${name} has passed the case on to ${to}${because(reason)}`),
  expired: 'Nobody took the case in time. The company has been told how it goes on.',
  overdue: (name) => `${name} did not get in touch in time. The company has been told how it goes on.`,
  lapsed: (name) => `The case ended by itself: ${name} has not said how it went. The company has been asked whether it got help.`,
  mistaken: 'The case was sent here by mistake and has been taken back. You need not do anything.',
  joined: (name, to, reason) => stop(`${name} has brought in ${to}${because(reason)}`),
  undone: (name) => `${name} changed their mind. It no longer holds, and the company has been told.`,
  reminded: {
    take: 'A reminder: nobody has taken the case yet, and the company is waiting.',
    contact: 'Have you reached the company? Then press Been in touch, or else Called, no answer. If you do not have time you can give the case to a colleague.',
    end: 'How did it go? Press Close when you are done.',
  },
  helps: (recipient, name) => `${name ? `${name} at ${recipient}` : recipient} leads the case, and you are helping.`,
  helpedBy: (recipient, name) => (name ? `Helping: ${name} at ${recipient}.` : `Helping: ${recipient}, where nobody has answered yet.`),
  nowAlone: (recipient) => `${recipient} is no longer involved, so the case is yours now.`,
  withdrawn: 'The company has withdrawn its request. Please do not contact it.',
  shared: 'The company has agreed that you get its name and contact details. The card shows them once somebody has taken the case.',

  unmailed: 'The e-mail to the company did not arrive. Call, or ask in the chat with Ask the company.',
  read: 'Read the question',
  restOnPage: 'The company’s own words are not sent here. They are behind Read the question.',
  erased: 'Removed because the company asked for it.',
  answeredOnPage: 'The company has answered. The answer is behind Read the question on the card.',
  contactOnPage: 'Name and contact details are behind Read the question.',

  contactTitle: 'Contact',
  contact: { name: 'Name', company: 'Company', organisationNumber: 'Organisation number', phone: 'Telephone', callTime: 'Best time to call', email: 'E-mail' },
  onlyPhone: 'The company has left only a telephone number: please call.',
  contactNotShared: 'Name and contact details are shown here once the company has agreed that you get them.',

  accept: 'Take the case',
  refer: 'Pass on',
  decline: 'Not us',
  contacting: 'Been in touch',
  call: 'Called, no answer',
  ask: 'Ask the company',
  close: 'Close',
  release: 'Let go',
  give: 'Give to a colleague',
  join: 'Bring in',
  undo: 'Undo',
  noButtons: 'The buttons could not be shown. Tell whoever runs Rätt dörr where you are.',

  cancel: 'Cancel',
  referTitle: 'Pass on',
  referTo: 'Who can take it instead?',
  referToHint: 'The company is told where it goes.',
  choose: 'Choose',
  likeliest: 'Likeliest',
  others: 'Others',
  referWhy: 'Why there?',
  referReason: 'Tell more',
  referReasonHint: 'Whoever gets the case reads this. Do not write any contact details.',
  joinTitle: 'Bring in somebody',
  joinTo: 'Who can help?',
  joinToHint: 'You keep the case and lead it. The company is told whom you bring in.',
  joinReason: 'With what?',
  declineTitle: 'Not us',
  declineReason: 'Why not you?',
  declineNote: 'Tell us more',
  declineNoteHint: 'Needed only when the reason is another one. Leave out contact details.',
  closeTitle: 'Close the case',
  closeOutcome: 'How did it go?',
  closeOutcomeHint: 'The company is told in the chat, and can answer whether it got help.',
  outcomes: choices,
  closeNote: 'Note',
  closeNoteHint: 'For yourselves. Not shown in the chat, but the company has a right to see it. Leave out contact details.',
  askTitle: 'Ask the company',
  askText: 'What would you like to know?',
  askTextHint: 'The company sees the text in the chat, with your name. The answer comes into the thread.',
  send: 'Send',
  giveTitle: 'Give to a colleague',
  giveTo: 'Who takes over?',
  giveToHint: 'Somebody who is in this channel. The company is told who.',
  confirmRelease: 'The case goes back to the channel, and the company is told.',
  confirmLastCall: 'This is the third time. The case will be closed, and the company told that you could not reach it.',
  reasons,
  referReasons,
  errors: {
    to: 'Choose who is to take over.',
    referReason: 'Choose a reason, or write a few words about why.',
    joinTo: 'Choose who is to help.',
    joinReason: 'Write a few words about what you want help with.',
    declineReason: 'Choose a reason.',
    declineNote: 'Write what the other reason is.',
    closeOutcome: 'Choose how it went.',
    askText: 'Write a question.',
    giveTo: 'Choose who takes over.',
    tooLong: (max) => `Write at most ${max} characters.`,
  },

  takenBy: (name) => `Already taken by ${name}.`,
  takenByYou: 'You have already taken the case.',
  undoing: (code, name, recipient) => {
    const said: Record<string, string> = {
      undo_late: 'It can only be undone within a minute, and that has passed.',
      undo_other: `Only ${name} can undo it.`,
      undo_taken: `${name} at ${recipient} has already taken the case, so it cannot be taken back. Do get in touch with them.`,
      undo_gone: 'It cannot be undone any more. Something else has happened with the case since.',
    };
    return said[code];
  },
  justCalled: 'That call has been counted already.',
  notInChannel: 'That person is not in the channel. Invite them first, or choose somebody else.',
  notAnyMore: (what) => `That is no longer possible. ${what}`,
  gone: 'The case no longer exists.',
  notNow: 'That is not possible now. The card says how things stand with the case.',
  tryAgain: 'The dialog did not open in time. Try again: press the button once more.',
  nobodyOnward: 'There is nobody more to pass the case on to. Press Not us, and we will find another way for the company.',
  sorry: 'Something went wrong on our side. Look at the card and try again in a little while.',
  someone: 'a colleague',
  otherWorkspace: 'This case belongs to another workspace and can be seen to only there.',
  connectionBroken: (names, why) => `We no longer reach ${names} in Slack. ${why} Until that is mended, new questions go another way.`,
  connectionWell: (names) => `We reach ${names} in Slack again.`,
  andMore: (count) => `${count} more`,
  list: (names) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names),
  install: {
    done: (workspace) => `Done! Rätt dörr is connected to ${workspace || 'the workspace'}`,
    doneText: 'Invite the app to the channel where you want to receive questions: write /invite @Rätt dörr there. Then write /rattdorr connect and the name of your organisation there, and you see what is left to do. You can close this page.',
    failed: 'Rätt dörr could not be connected',
    reasons: {
      denied: 'The installation was cancelled in Slack. Nothing has changed. If you change your mind, just open the same link again.',
      state: 'It took too long, or the installation began in another window. Open the link that you began with once more, in this browser.',
      link: 'The link is too old or not whole. Ask whoever runs Rätt dörr for a new one.',
      whole: 'The app cannot be installed for a whole organisation at once. Choose a workspace instead.',
      other: 'Slack did not take the installation. Try again in a while. If it still fails, tell whoever runs Rätt dörr.',
    },
    again: 'Start again',
  },
  unknownTeam: 'This workspace is not connected to Rätt dörr. Tell whoever looks after Slack where you are.',

  trouble: (code) => (Object.hasOwn(troubles, code) ? `Slack: ${troubles[code]} (${code}).` : `Slack answered ${code}.`),
  plainSent: (code) => `Slack did not accept the card (${code}). A plain card was sent instead.`,
};
